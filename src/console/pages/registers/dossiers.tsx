/** The facts of each procedure that has a register, for the case view. */
import type { CaseDetail } from '../../api/cases.ts';
import { RecommendationDossier } from '../board/recommendations.tsx';
import { AccountDossier } from './account-dossier.tsx';
import { ApprovalDossier } from './approvals.tsx';
import { ClaimantDossier } from './claimant-dossier.tsx';
import { DisputeDossier } from './disputes.tsx';
import { OrderDossier } from './order-dossier.tsx';

const DOSSIERS = {
  order: OrderDossier,
  account: AccountDossier,
  claimant: ClaimantDossier,
  ownership: DisputeDossier,
  approval: ApprovalDossier,
  recommendation: RecommendationDossier,
};

export function Dossier({ detail }: { readonly detail: CaseDetail }) {
  const Found = DOSSIERS[detail.file.kind as keyof typeof DOSSIERS];
  return (
    <div className="stack loose">
      <Found detail={detail} />
    </div>
  );
}
