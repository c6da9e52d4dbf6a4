/** Roles of the people in design.md, "Who uses it". A person may have several; what each may do is one table (can.ts). */
export const ROLES = ['administrator', 'operator', 'reviewer', 'board-member', 'auditor'] as const;
export type Role = (typeof ROLES)[number];
