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
