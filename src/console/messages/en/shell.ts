/** Words of the frame around every page, of keys, states and sign-in. */
export const shell = {
  skip: 'To the work',
  around: 'Pages of the console',
  groups: { work: 'Work', works: 'Works', conduct: 'Conduct', rules: 'Rules', watch: 'Watch' },
  pages: {
    home: 'Home',
    queue: 'Review queue',
    board: 'Board room',
    references: 'References',
    claimants: 'Claimants',
    disputes: 'Disputes',
    licences: 'Licences',
    money: 'Statements',
    strikes: 'Strikes',
    orders: 'Orders',
    policies: 'Policies',
    approvals: 'Approvals',
    people: 'People',
    audit: 'Audit trail',
    health: 'Health',
  },
  menu: 'Menu',
  publicPages: 'Public pages',
  settings: 'Settings',
  keys: 'Keys',
  signOut: 'Sign out',
  signedInAs: (name: string) => `Signed in as ${name}`,
  live: 'Live',
  liveAbout: 'New work and clocks arrive by themselves.',
  notLive: 'Not live',
  notLiveAbout: 'The line to the server is broken; what you see may be old. It is tried again.',
};

export const signIn = {
  title: 'Sign in',
  about:
    'For the people who review, decide and run this service. Uploaders and claimants need no account: their letters have links.',
  email: 'E-mail address',
  password: 'Password',
  code: 'Code of your second factor',
  codeHint: 'Six digits from your authenticator app.',
  go: 'Sign in',
  wrong: 'That did not work. Check both, or ask an administrator for a new link.',
  ended: 'Your session has ended. Sign in again; nothing that was decided is lost.',
  theme: 'Appearance',
};

export const keys = {
  title: 'Keys',
  about: 'They work while you are not writing in a field. You can switch them off under Settings.',
  names: { Enter: 'Enter', Escape: 'Esc', ' ': 'Space', ArrowLeft: '←', ArrowRight: '→' } as Readonly<
    Record<string, string>
  >,
  next: 'Next',
  previous: 'Previous',
  open: 'Open',
  back: 'Back',
  help: 'This list',
  undo: 'Undo the last decision',
  go: (page: string) => `Go to ${page}`,
};

export const states = {
  loading: 'Loading',
  notAllowed: 'Not allowed for your role',
  notFound: 'Not found',
  refused: 'Not possible like this',
  noPage: 'There is no page under this address. The way around is on the left.',
  noAnswer: 'The server does not answer',
  ourFault: 'Something failed here',
  nothingLost: 'Nothing was half done. Try again in a few seconds; if it stays like this, tell an operator the time.',
  tryAgain: 'Try again',
  undo: 'Undo',
  undone: 'Undone',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  saved: 'Saved',
  more: 'Show more',
  none: 'none',
  yes: 'yes',
  no: 'no',
};

export const settings = {
  title: 'Settings',
  theme: 'Appearance',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languages: { en: 'English', de: 'Deutsch' },
  singleKeys: 'Keys without Ctrl or Alt',
  singleKeysHint: 'Switch off if you use speech input.',
  care: 'Care',
  careAbout: 'How gently media is shown to you. Everything starts covered; what you choose holds on this device.',
  blur: 'Cover strength',
  blurs: { '12': 'Light', '24': 'Strong', '48': 'Complete' } as Readonly<Record<string, string>>,
  grey: 'Without colour',
  mute: 'Muted at first',
  slow: 'Uncover slowly',
  budget: 'Uncovered media per day, in minutes',
  breakAfter: 'Suggest a break after, in minutes',
};

export const care = {
  covered: 'Covered',
  show: 'Show',
  cover: 'Cover again',
  showFor: 'Shown gently: blurred until you ask, without colour, muted.',
  nearBudget: 'You have seen most of the media you set as a day’s limit.',
  spentBudget:
    'Today’s limit for uncovered media is reached. You can go on deciding by facts and text, hand the case over, or uncover it all the same.',
  allTheSame: 'Uncover all the same',
  breakTitle: 'Time for a pause',
  breakAbout: (span: string) => `You have worked for ${span} without one. The clocks know; others can take over.`,
  breakLater: 'In ten minutes',
  breakNow: 'I am back',
};
