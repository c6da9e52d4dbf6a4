/** Texts written for the demo, by us. */

export const TWO_BOOKS = `On keeping two books

The clerk of the lower town wrote every promise twice: once in the book that stayed on the shelf, and once on the sheet that went with the carrier. People laughed at the expense of ink. A promise, they said, is remembered by whoever gave it.

Then the river came up in the night and took the shelf. In the morning three people stood in the square who had been promised the same field, and nobody could say which of them was lying, least of all the man who had promised it, for he had long since come to believe whatever was convenient. The carriers were sent for. They laid their sheets side by side on the wet stones, and the sheets agreed with each other and with nobody else.

It is a small story, and the field was a small field. But consider what the second book cost, and what it was for. It was not for remembering, since memory was never what failed. It was for the day on which the keeper of the first book would be the one who was asked, and would have a reason to answer otherwise. A record that only its owner can read aloud is a rumour with good handwriting.

The clerk's successor kept the custom and added one of his own. At the end of each month he read out, in the square, a single long number made from all the lines of that month, and anyone who liked could write it down. Hardly anyone did. But the miller's daughter did, and the priest, and a boy who liked numbers; and because of those three, no line of any month could be changed afterwards without somebody noticing, and so, as far as anyone knows, no line ever was.
`;

export const FIELD_NOTES = `Field notes from the east bank, with thanks to the bird society

First light at ten past five. Two herons at the weir, not speaking. The reed warblers have moved further down this year, away from the new path, and I counted eleven pairs where there were nineteen. The kingfisher used the same branch as in March; whoever trimmed the willows left exactly that branch standing, and I would like to shake their hand.

By seven the dogs arrive and the counting is over. Of the nests marked last week four are empty, two of them properly so, with shell on the ground. The rest will need another visit in ten days, early, and preferably by somebody who does not sneeze.

These notes may be printed by anyone who prints the name of the society with them.
`;

export const OWN_POST = `I promised to write down how we repaired the garden wall, so here it is. We took off the cap stones first and numbered them with chalk, which the rain removed the same evening. After that we simply tried them until they fitted, and nobody will ever know. The mortar was lime, three parts sand, and it wants to be kept damp for a week, so cover it with sacking and do not be impatient. If a stone rocks, take it out and turn it; there is always one side on which it wants to lie.
`;

/** About 150 characters of the essay inside somebody's own text: a minor use. */
export const REVIEW = `I have been reading short pieces about trust, and one of them has stayed with me all week. It is about a town that writes down its promises twice, and it is funnier than it sounds. Its best line is this: "A record that only its owner can read aloud is a rumour with good handwriting." I have since counted the records in my own life that only their owner can read aloud, starting with my bank and ending with my dentist, and I did not sleep well. What I like is that the piece never shouts. It tells you about a flood, a field and a boy who liked numbers, and leaves you to find out for yourself that it was about you. If I have a complaint it is that the miller's daughter deserved more than half a sentence. Somebody should write the story from where she stood.
`;

/** Lawful, and disliked by somebody. */
export const WALL_POST = `The swimming association has announced that the east beach will be for members only from June. I have asked twice who decided that and on what ground, and was told that questions are answered on paper, in the office, on the first Tuesday of the month, between two and four. So I went there on the first Tuesday of the month, between two and four, and the office was closed for stocktaking. I do not say that anybody is hiding anything. I say that a beach was open yesterday and is not open tomorrow, and that the people who closed it are hard to find.
`;

/** About a council: what a ministry would rather not read. */
export const COUNCIL_POST = `Minutes of the water council, read so that you need not. Item four says that the new sluice was approved in spring. Item four of the spring minutes says that the sluice was postponed. Both are signed. I asked the press office which of the two is the sluice we are paying for, and they asked me where I had the minutes from. They are on the council's own page, two clicks apart. I would put the links here, but since this morning the spring minutes are gone, so I put the copies instead.
`;

/** A call to assemble, with a lane kept free. */
export const HARBOUR_POST = `Saturday at ten we meet at the harbour gate, all of us who used to take the morning ferry, and we stand there until somebody from the company comes out and tells us when it runs again. Bring something warm. Bring the children, if they want to come. The left lane is for the ambulance and for the baker: keep it free, all the time, also when it gets crowded, also when somebody pushes. We stand on the right, we stay there, and at noon we go home, whether anybody came out or not. Then we come back the week after.
`;

/** As if from 1794: belongs to everybody, in this town. */
export const FERRY_RULES = `Rules of the ferry, to be read out at the landing on the first day of the season. No horse shall be led on board before the foot passengers are seated, nor any cart before the horses stand quiet. Who has been promised a place and comes after the bell has lost the promise, and shall not dispute it with the boy. The fare is the same for the mayor and for the goose girl; but who carries a child in arms pays for one, and who carries a goose pays for two, the goose being the worse neighbour. In fog the ferryman decides. In flood nobody decides, for the ferry is drawn up and the ferryman is with his family. Found things are kept for a year and a day in the chest under the bench, and afterwards given to the school.
`;

/** As if from 1811: the same. */
export const ALMANAC = `An almanac for the lower town, for the use of those who have no other. January: the ice bears a dog on the third and a cart on the twentieth, in most years. February: cut willow, and do not lend the knife. March: the river rises twice; the first time it is the snow, the second time it is in earnest. April: herrings, if there are any. May: paint the boats before the swallows come, and not after, or they will sit on it. June has no rule. July: whoever owns shade should share it. August: the wells by the mill turn brown, and that is only the peat. September: pay debts, for in October nobody is at home. November: mend nets by daylight, stories by night. December: see January, and be patient with whoever wrote this.
`;
