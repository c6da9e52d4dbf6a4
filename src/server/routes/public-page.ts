/** What routes of public pages have in common. They are for readers, not for programs, and not in the API's description. */
export const PUBLIC_PAGE = {
  method: 'get',
  permission: 'page.read',
  tag: 'Pages',
  hidden: true,
  answers: { 200: { description: 'A page.' } },
} as const;
