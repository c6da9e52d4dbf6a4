/** A statement of reasons as a page: its plain text is the document; headings and lists are read off its lines. */
import { html } from 'hono/html';
import { OUT_OF_COURT_BODIES, type sectionsOf } from '../../../app/index.ts';
import type { Html } from '../layout.ts';

/** The first paragraph is the headline and the document's name; each later one opens with its heading. */
export function statementBody(text: string): Html {
  const [head = '', ...sections] = text.split('\n\n');
  const [headline, ...document] = head.split('\n');
  return html`<article class="statement">
    <p class="headline">${headline}</p>
    <p class="soft">${document.join(' ')}</p>
    ${sections.map((part) => section(part))}
  </article>`;
}

/** The short of it, for the top of the page: what was done, and why. */
export const statementShort = ({ measure, why }: ReturnType<typeof sectionsOf>): Html | '' => {
  const parts = [measure, why].filter((one) => one !== undefined);
  return parts.length === 0 ? '' : html`<div class="statement short">${parts.map((part) => section(part, 2))}</div>`;
};

/** One part: its heading, then lines and lists. `level` of the heading: 2 right below the page's own. */
export function section(text: string, level: 2 | 3 = 3): Html {
  const [heading, ...lines] = text.split('\n');
  return html`<section>
    ${level === 2 ? html`<h2 class="minor">${heading}</h2>` : html`<h3>${heading}</h3>`}
    ${grouped(lines).map(({ bullets, lines: own }) =>
      bullets
        ? html`<ul>
            ${own.map((line) => html`<li>${linked(line)}</li>`)}
          </ul>`
        : own.map((line) => html`<p>${linked(line)}</p>`),
    )}
  </section>`;
}

function grouped(lines: readonly string[]): { readonly bullets: boolean; readonly lines: string[] }[] {
  const groups: { bullets: boolean; lines: string[] }[] = [];
  for (const line of lines) {
    const bullets = line.startsWith('• ');
    const last = groups.at(-1);
    const shown = bullets ? line.slice(2) : line;
    if (last?.bullets === bullets) last.lines.push(shown);
    else groups.push({ bullets, lines: [shown] });
  }
  return groups;
}

/** Only the one address that our own sentences name: a title is somebody else's, and may hold any. */
const linked = (line: string): (Html | string)[] =>
  line
    .split(OUT_OF_COURT_BODIES)
    .flatMap((part, i) =>
      i === 0 ? [part] : [html`<a class="bare" href="${OUT_OF_COURT_BODIES}">${OUT_OF_COURT_BODIES}</a>`, part],
    );
