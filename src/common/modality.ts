/** What kind of thing an upload or a reference is. Every table of the house has one row for each. */
export const MODALITIES = ['image', 'video', 'audio', 'text'] as const;
export type Modality = (typeof MODALITIES)[number];
