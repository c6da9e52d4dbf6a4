/** Rows of the harmonised template (Impl. Reg. (EU) 2024/2835): categories and their keywords, as the Commission spells them. */
export const CATEGORIES = {
  ANIMAL_WELFARE: ['ANIMAL_HARM', 'UNLAWFUL_SALE_ANIMALS', 'OTHER'],
  CONSUMER_INFORMATION: [
    'HIDDEN_ADVERTISEMENT',
    'INSUFFICIENT_INFORMATION_ON_TRADERS',
    'MISLEADING_INFO_GOODS_SERVICES',
    'MISLEADING_INFO_CONSUMER_RIGHTS',
    'NONCOMPLIANCE_PRICING',
    'OTHER',
  ],
  CYBER_VIOLENCE: [
    'CYBER_BULLYING_INTIMIDATION',
    'CYBER_HARASSMENT',
    'CYBER_INCITEMENT',
    'CYBER_STALKING',
    'NON_CONSENSUAL_IMAGE_SHARING',
    'NON_CONSENSUAL_MATERIAL_DEEPFAKE',
    'OTHER',
  ],
  CYBER_VIOLENCE_AGAINST_WOMEN: [
    'BULLYING_AGAINST_GIRLS',
    'CYBER_HARASSMENT_AGAINST_WOMEN',
    'CYBER_STALKING_AGAINST_WOMEN',
    'FEMALE_GENDERED_DISINFORMATION',
    'INCITEMENT_AGAINST_WOMEN',
    'NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN',
    'NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN',
    'OTHER',
  ],
  DATA_PROTECTION_AND_PRIVACY_VIOLATIONS: [
    'BIOMETRIC_DATA_BREACH',
    'DATA_FALSIFICATION',
    'MISSING_PROCESSING_GROUND',
    'RIGHT_TO_BE_FORGOTTEN',
    'OTHER',
  ],
  ILLEGAL_OR_HARMFUL_SPEECH: ['DEFAMATION', 'DISCRIMINATION', 'HATE_SPEECH', 'OTHER'],
  INTELLECTUAL_PROPERTY_INFRINGEMENTS: [
    'COPYRIGHT_INFRINGEMENT',
    'DESIGN_INFRINGEMENT',
    'GEOGRAPHIC_INDICATIONS_INFRINGEMENT',
    'PATENT_INFRINGEMENT',
    'TRADE_SECRET_INFRINGEMENT',
    'TRADEMARK_INFRINGEMENT',
    'OTHER',
  ],
  NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS: [
    'MISINFORMATION_DISINFORMATION',
    'VIOLATION_EU_LAW',
    'VIOLATION_NATIONAL_LAW',
    'OTHER',
  ],
  PROTECTION_OF_MINORS: [
    'AGE_SPECIFIC_RESTRICTIONS_MINORS',
    'CHILD_SEXUAL_ABUSE_MATERIAL',
    'CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE',
    'GROOMING_SEXUAL_ENTICEMENT_MINORS',
    'UNSAFE_CHALLENGES',
    'OTHER',
  ],
  RISK_FOR_PUBLIC_SECURITY: [
    'ILLEGAL_ORGANIZATIONS',
    'RISK_ENVIRONMENTAL_DAMAGE',
    'RISK_PUBLIC_HEALTH',
    'TERRORIST_CONTENT',
    'OTHER',
  ],
  SCAMS_AND_FRAUD: [
    'IMPERSONATION_ACCOUNT_HIJACKING',
    'INAUTHENTIC_ACCOUNTS',
    'INAUTHENTIC_LISTINGS',
    'INAUTHENTIC_USER_REVIEWS',
    'PHISHING',
    'PYRAMID_SCHEMES',
    'OTHER',
  ],
  SELF_HARM: ['CONTENT_PROMOTING_EATING_DISORDERS', 'SELF_MUTILATION', 'SUICIDE', 'OTHER'],
  UNSAFE_AND_PROHIBITED_PRODUCTS: ['PROHIBITED_PRODUCTS', 'UNSAFE_PRODUCTS', 'OTHER'],
  VIOLENCE: [
    'COORDINATED_HARM',
    'INCITEMENT_VIOLENCE_HATRED',
    'HUMAN_EXPLOITATION',
    'HUMAN_TRAFFICKING',
    'TRAFFICKING_WOMEN_GIRLS',
    'OTHER',
  ],
  OTHER_VIOLATION_TC: [
    'ADULT_SEXUAL_MATERIAL',
    'AGE_SPECIFIC_RESTRICTIONS',
    'GEOGRAPHICAL_REQUIREMENTS',
    'GOODS_SERVICES_NOT_PERMITTED',
    'LANGUAGE_REQUIREMENTS',
    'NUDITY',
    'OTHER',
  ],
} as const satisfies Record<string, readonly string[]>;

export type Category = keyof typeof CATEGORIES | 'NOT_SPECIFIED_NOTICE' | 'NOT_SPECIFIED_ORDER';

export interface RowKey {
  readonly category: Category;
  readonly keyword?: string;
}

/** What a leaf's `cat` counts under: our own words and the Commission's codes, with or without their prefix. */
export function rowOf(cat: string | undefined, unspecified: Category): RowKey {
  const word = cat
    ?.toUpperCase()
    .replaceAll('-', '_')
    .replace(/^STATEMENT_CATEGORY_/, '');
  if (word === undefined || word === '') return { category: unspecified };
  if (word === 'COPYRIGHT') {
    return { category: 'INTELLECTUAL_PROPERTY_INFRINGEMENTS', keyword: 'COPYRIGHT_INFRINGEMENT' };
  }
  if (word in CATEGORIES) return { category: word as Category };
  const keyword = word.replace(/^KEYWORD_/, '');
  for (const [category, keywords] of Object.entries(CATEGORIES))
    if (keyword !== 'OTHER' && (keywords as readonly string[]).includes(keyword))
      return { category: category as Category, keyword };
  return { category: unspecified };
}

export const categoryCode = (category: Category): string => `STATEMENT_CATEGORY_${category}`;
export const keywordCode = (keyword: string): string => `KEYWORD_${keyword}`;
