/** Words of what people do: the name of each step, what it leads to, and what is said afterwards. */
export const steps = {
  title: 'What you can do',
  none: 'Nothing is for you to do here now.',
  undoHeld: 'For eight seconds you can still take it back.',
  undoLater: 'You can take it back from the message that follows.',
  stays: 'It goes on the record. A later step can change it; nothing erases it.',
  goesOut: (title: string) => `${title}: goes out in a moment.`,
  waits: 'Your last step here is about to go out.',
  failed: (title: string, why: string) => `Not done: ${title}. ${why}`,
  once: 'Shown this once. Copy it now.',
  optional: '(optional)',
  choose: 'Please choose',
  missing: 'This is needed.',
  wrongs: {
    number: 'Write a whole number, 1 or more.',
    amount: 'Write an amount, such as 12.50.',
    share: 'Together the shares must make 100 %.',
    country: 'Two letters, such as DE.',
    law: 'Write the address of a law, such as de/urhg-97.',
    past: 'Choose a day after today.',
    same: 'Both must be the same.',
    short: 'At least twelve characters.',
    month: 'Write a month, such as 2027-02.',
    code: 'Short codes in lower case, such as political-speech.',
  },

  order: {
    enter: {
      title: 'Enter a contact',
      says: 'It appears in the public register at once, informal ones too. A lawful silence seals it from the first moment.',
      done: 'Entered in the register.',
    },
    classify: {
      title: 'Say what it is',
      says: 'Only an order with the form of law goes further. Whatever is informal becomes an ordinary notice, without priority.',
      done: 'Classified.',
    },
    check: {
      title: 'Check it by the law’s list',
      says: 'Tick what the paper contains. Whatever is missing is told to the authority, and nothing happens to anybody meanwhile.',
      done: 'Checked.',
    },
    review: {
      title: 'Decide about the order',
      says: 'It has effect in the authority’s own country only. The authority is told why, and so is the person concerned.',
      done: 'Decided.',
    },
    silence: {
      title: 'Begin or move a silence',
      says: 'Until that day the public register shows only that something is sealed. The day itself is on the record.',
      done: 'Sealed until that day.',
    },
    endSilence: {
      title: 'End the silence',
      says: 'The whole entry opens in public now, and the person concerned is told.',
      done: 'The entry is open.',
    },
    lift: {
      title: 'The order no longer holds',
      says: 'What rests on this order alone is undone, and everybody concerned is told.',
      done: 'Lifted.',
    },
    hold: {
      title: 'Hold evidence for a court',
      says: 'The named uploads’ files are kept until that day even if they would be erased. Nothing is shown to anybody by this.',
      done: 'Held.',
    },
    release: {
      title: 'Let held evidence go',
      says: 'From now on the ordinary retention applies to it again.',
      done: 'Let go.',
    },
  },

  account: {
    notWeighed: 'A person has to weigh the case first (Art. 23(3) DSA).',
    weighedAgainst: 'The weighing found that no measure is due.',
    weigh: {
      title: 'Weigh the case',
      says: 'A person looks at numbers, proportion, gravity and intent (Art. 23(3) DSA). The weighing alone restricts nothing.',
      done: 'Weighed.',
    },
    suspend: {
      title: 'Suspend until a day',
      says: 'The account cannot upload until that day; then it ends by itself. The holder is told why and may complain.',
      done: 'Suspended.',
    },
    suspendNotices: {
      title: 'Set their notices aside',
      says: 'Their notices wait until that day, except those about life or safety. They are told why and may complain.',
      done: 'Notices set aside.',
    },
    proposeEnd: {
      title: 'Propose to end the account',
      says: 'Nothing ends now. Another administrator has seven days to agree; then the proposal lapses.',
      done: 'Proposed. Another administrator has to agree.',
    },
    approveEnd: {
      title: 'Agree to end the account',
      says: 'The account ends for good. The holder is told why and may still complain.',
      done: 'The account has ended.',
      own: 'You proposed it: another administrator has to agree.',
    },
    withdrawEnd: {
      title: 'Withdraw the proposal',
      says: 'The account stays as it is.',
      done: 'Withdrawn.',
    },
    lift: {
      title: 'Lift a measure',
      says: 'It ends now and counts as never made: the next one starts no higher on the ladder.',
      done: 'Lifted.',
    },
    erase: {
      title: 'Propose to erase this person',
      says: 'Approved by another administrator, everything about them is destroyed as soon as nothing may be contested any more.',
      done: 'Proposed. Another administrator finds it under Approvals.',
    },
  },

  claimant: {
    register: {
      title: 'Register a claimant',
      says: 'They can claim works at once, but no program blocks for them before a person has checked who they are.',
      done: 'Registered.',
    },
    verify: {
      title: 'Confirm identity and title',
      says: 'From now on their claims can block uploads by themselves where the law allows it.',
      done: 'Verified.',
    },
    audit: {
      title: 'Draw a random sample',
      says: 'The newest root of the public log draws some of the decisions nobody contested. Nobody can choose which.',
      done: 'Drawn.',
    },
    judge: {
      title: 'Judge this claim',
      says: 'It counts into the claimant’s score. A work that is nobody’s or somebody else’s is never blocked for them again; a second one excludes them for a time.',
      done: 'Judged.',
    },
    lift: {
      title: 'Lift an exclusion',
      says: 'It ends now. Their works can be protected again.',
      done: 'Lifted.',
    },
    claim: {
      title: 'Claim a work for them',
      says: 'Claims that together make more than the whole open a dispute by themselves: the money waits and nothing is blocked.',
      done: 'Claimed.',
    },
    endClaim: {
      title: 'Give up this claim',
      says: 'It protects nothing from now on. What it earned stays owed.',
      done: 'Given up.',
    },
  },

  dispute: {
    open: {
      title: 'Open a dispute',
      says: 'Until somebody decides, no program blocks the work and everything it earns is held in escrow.',
      done: 'Opened. The claimants are told.',
    },
    state: {
      title: 'Enter what a side says',
      says: 'It is kept with the dispute, and whoever decides reads it.',
      done: 'Entered.',
    },
    giveUp: {
      title: 'A side gives up',
      says: 'They leave the dispute. If only one is left, the work and the held money are theirs.',
      done: 'Entered.',
    },
    resolve: {
      title: 'Decide whose it is',
      says: 'The held money goes to whom you name, all sides are told why, and uploads with this work are decided anew.',
      done: 'Decided.',
    },
  },

  licence: {
    grant: {
      title: 'Enter a licence',
      says: 'It counts at once: uploads that show its works are decided anew, and blocks it permits are lifted.',
      done: 'In force.',
    },
    end: {
      title: 'End it today',
      says: 'Uploads that rest on it are decided anew. What it earned stays owed.',
      done: 'Ended today.',
    },
  },

  money: {
    pay: {
      title: 'Record a payment',
      says: 'Their balance goes down by this amount. It moves no money: enter it after the bank has.',
      done: 'Recorded.',
    },
    close: {
      title: 'Close a month',
      says: 'Nothing is booked into it any more; corrections come in the next open month and say what they correct.',
      done: 'Closed.',
    },
  },

  board: {
    refer: {
      title: 'Refer a case to the board',
      says: 'The board decides within fourteen days whether it takes it. What it rules binds us.',
      done: 'Referred.',
    },
    shortlist: {
      title: 'Put on the shortlist',
      says: 'It is looked at first when cases are taken.',
      done: 'On the shortlist.',
    },
    take: {
      title: 'Take the case',
      says: 'Title, summary and questions are published, and with them the list from which the public log draws the panel.',
      done: 'Taken. The panel is drawn as soon as the log has grown.',
    },
    decline: {
      title: 'Do not take it',
      says: 'The decision that was appealed becomes final. The parties are told the class of reasons.',
      done: 'Not taken. The parties are told.',
    },
    draw: {
      title: 'Draw the panel now',
      says: 'It is drawn by itself within a minute; whoever asks changes nothing about the result.',
      done: 'Drawn.',
    },
    recuse: {
      title: 'Step down',
      says: 'Your seat is drawn again from the same chain. That a seat was left is public; who and why is not.',
      done: 'You have left the panel.',
    },
    challenge: {
      title: 'Challenge a seat',
      says: 'Another member rules on it. That there is a challenge goes into the public log, without a name.',
      done: 'Challenged.',
    },
    grant: { title: 'Grant the challenge', says: 'The seat is drawn again.', done: 'Granted.' },
    deny: { title: 'Deny the challenge', says: 'The member keeps the seat.', done: 'Denied.' },
    note: {
      title: 'Write to the panel',
      says: 'Sealed to those who sit. Nobody else can read it, we neither.',
      done: 'Sealed and sent.',
    },
    draft: {
      title: 'Hand in a draft',
      says: 'It goes, sealed, to every member of the board. They have seven days to ask for a second look.',
      done: 'With the whole board now.',
    },
    pass: { title: 'Let the draft pass', says: 'More than half of the board lets it go to the vote.', done: 'Noted.' },
    sendBack: {
      title: 'Ask for a second look',
      says: 'If more than half of the board asks, the draft goes back to the panel. That happens once at most.',
      done: 'Noted.',
      before: 'A draft goes back once at most, and this one has.',
    },
    vote: {
      title: 'Vote',
      says: 'Your vote is sealed until the ruling and cannot be changed. Only a hash of it goes into the public log.',
      done: 'Your vote is sealed.',
    },
    rule: {
      title: 'Close the vote and publish',
      says: 'The votes are opened and counted in public, and the ruling is published. We have seven days to carry it out.',
      done: 'The ruling is published.',
    },
    text: { title: 'Publish the full text', says: 'It stands below the ruling for good.', done: 'Published.' },
    summary: {
      title: 'Sum the case up',
      says: 'The operator has reversed itself. A short decision closes the case and is published.',
      done: 'Published.',
    },
    passOn: {
      title: 'Pass earlier words on',
      says: 'What was written before is sealed anew to those who sit now.',
      done: 'Passed on.',
    },
    key: {
      title: 'Enrol your key',
      says: 'Deliberations are sealed to it. Nobody here can open it or reset the passphrase: write it down where only you find it.',
      done: 'Enrolled.',
    },
    concede: {
      title: 'Reverse our decision',
      says: 'It takes effect at once and cannot be undone by us. The board sums the case up in public.',
      done: 'Reversed. The board is told.',
    },
    implement: {
      title: 'Carry out the ruling',
      says: 'The upload, strikes and money follow the ruling now. On the seventh day it carries itself out.',
      done: 'Carried out.',
    },
    impossible: {
      title: 'A law forbids it',
      says: 'The ruling is not carried out. The law you name and your explanation are published.',
      done: 'Published.',
    },
    propose: {
      title: 'Propose like uploads',
      says: 'A reviewer looks at each. Nothing is carried over by a program.',
      done: 'Proposed.',
    },
    same: {
      title: 'The same, in a like context',
      says: 'The ruling is carried over to this upload, and its statement of reasons cites it.',
      done: 'Carried over.',
    },
    unlike: { title: 'Not the same', says: 'The ruling says nothing about this upload.', done: 'Marked.' },
  },

  recommendation: {
    answer: {
      title: 'Answer in public',
      says: 'Your answer and its reason are published beside the advice. Nothing about the ruling waits for it.',
      done: 'Answered.',
    },
    begin: { title: 'It is being followed', says: 'The public page says so.', done: 'Noted.' },
    finish: { title: 'It was followed', says: 'What shows it is published.', done: 'Published.' },
  },

  exception: {
    grant: {
      title: 'Grant an exception',
      says: 'It stays public although a rule would take it down, until a day. The weighing is published and the board is told.',
      done: 'In force.',
    },
    review: {
      title: 'Review the exception',
      says: 'Kept, to another day if need be, or revoked. Never by whoever granted it.',
      done: 'Reviewed.',
    },
  },

  notice: {
    triage: {
      title: 'Put it on another track',
      says: 'It changes how soon it must be decided, never how.',
      done: 'Moved.',
    },
    authority: {
      title: 'Enter that an authority was informed',
      says: 'For suspicions about life or safety (Art. 18 DSA). It is on the record for whom and when.',
      done: 'Entered.',
    },
  },

  approval: {
    approve: { title: 'Approve', says: 'It takes effect at once, with both names on the record.', done: 'Approved.' },
    decline: { title: 'Decline', says: 'Nothing happens. It can be proposed again.', done: 'Declined.' },
    own: 'You proposed it: another administrator has to look.',
  },

  people: {
    enrol: {
      title: 'Enrol somebody',
      says: 'They get a link that signs them in once, good for a quarter of an hour.',
      done: 'Enrolled.',
      link: 'Their link',
    },
  },
};
