/** What is said of a number that gives users less than a statute: to whoever drafts it, approves it, and reads it when it is published. */
import { citation, type BelowStatute } from '../../policy/index.ts';
import { policyWordsDe } from './letters/policy.de.ts';
import { policyWordsEn } from './letters/policy.en.ts';

/** A warning as it is shown and stored; a stored one says for ever what was said then. */
export type PolicyWarning = BelowStatute & {
  readonly law: string;
  readonly text: { readonly en: string; readonly de: string };
};

/** For everybody: what it says, what the law gives, what follows from it. */
export function policyWarningInPublic(
  { number, chosen, statutory, law }: Omit<PolicyWarning, 'text'>,
  language: 'en' | 'de',
): string {
  return language === 'de'
    ? `${number} (${policyWordsDe[number]}) ist ${chosen}; ${law} gibt Nutzenden ${statutory}. Nutzungen, die nach diesem Gesetz öffentlich bleiben dürfen, würden gesperrt oder erfragt.`
    : `${number} (${policyWordsEn[number]}) is ${chosen}; ${law} gives users ${statutory}. Uses that this law lets stay public would be blocked or asked about.`;
}

export function policyWarning(below: BelowStatute): PolicyWarning {
  const warning = { ...below, law: citation(below.basis) };
  return {
    ...warning,
    text: {
      en: `${policyWarningInPublic(warning, 'en')} You may publish it all the same; the warning is published with it.`,
      de: `${policyWarningInPublic(warning, 'de')} Sie können es trotzdem veröffentlichen; die Warnung wird mit veröffentlicht.`,
    },
  };
}
