/** What decides here: numbers and rows of a published version, and a draft of the next one. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Policy } from '../../../sdk/index.ts';
import { read } from '../../api/server.ts';
import { useWords } from '../../messages/words.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { actionName } from '../case-words.ts';
import { Draft } from './draft.tsx';

export function Policies() {
  const { words } = useWords();
  const said = words.policies;
  const [chosen, setChosen] = useState<string>();
  const asked = useQuery({
    queryKey: ['policies'],
    queryFn: ({ signal }) => read<{ readonly rows: readonly Policy[] }>('/v1/policies', signal),
  });
  const policies = asked.data?.rows ?? [];
  const policy =
    policies.find(({ policyVersion }) => policyVersion === chosen) ??
    policies.find(({ inForce }) => inForce) ??
    policies[0];
  return (
    <Page
      title={said.title}
      about={said.about}
      actions={
        policy && (
          <SelectField
            label={said.version}
            value={policy.policyVersion}
            onChange={(event) => setChosen(event.target.value)}
            options={policies.map(({ policyVersion }) => [policyVersion, policyVersion] as const)}
          />
        )
      }
    >
      {asked.isPending ? (
        <Skeleton lines={10} />
      ) : asked.isError ? (
        <ErrorState fault={asked.error} again={() => void asked.refetch()} />
      ) : (
        policy && (
          <div className="stack loose">
            <Draft key={policy.policyVersion} policy={policy} />
            <section className="stack">
              <h2>{said.rules}</h2>
              <Table
                label={said.rules}
                rows={policy.rules}
                rowKey={({ row }) => row}
                columns={[
                  { name: said.row, cell: ({ row }) => <span className="strong">{row}</span> },
                  {
                    name: said.condition,
                    cell: ({ title, condition }) => (
                      <span>
                        <span className="strong">{title}</span>
                        <br />
                        <span className="soft">{condition}</span>
                      </span>
                    ),
                  },
                  {
                    name: said.action,
                    cell: ({ actions }) => actions.map((action) => actionName(words.codes, action)).join(' / '),
                  },
                  {
                    name: words.case.basis,
                    cell: ({ basis }) => (
                      <span className="small soft">
                        {basis.map((address) => policy.law[address]?.citation ?? address).join('; ')}
                      </span>
                    ),
                  },
                ]}
              />
            </section>
          </div>
        )
      )}
    </Page>
  );
}
