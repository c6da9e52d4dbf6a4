/** `/log`: the state of the public log, and how to check it without trusting this page. */
import { html } from 'hono/html';
import type { Overview } from '../../app/index.ts';
import { count, type Html, type Page } from './layout.ts';

export const logPage = ({ log, census }: Overview, checkpoint: string | undefined, vkey: string): Page => ({
  title: 'The public log',
  path: '/log',
  body: html`
    <h1>The public log</h1>
    <p class="lead">
      Every decision is an entry. Entries are numbered without gaps, hashed into a tree, and signed as a whole: an entry
      that is changed, left out or added later no longer fits what was signed before.
    </p>
    <ul class="cards">
      <li><span class="number">${count(log.leaves)}</span> <span class="soft">entries taken in</span></li>
      <li><span class="number">${count(log.proved)}</span> <span class="soft">under the signed checkpoint</span></li>
      <li class="break"><span class="soft">Name of this log</span><br />${log.origin}</li>
    </ul>

    <h2>Newest checkpoint</h2>
    ${checkpoint === undefined ? html`<p class="soft">None yet.</p>` : html`<pre>${checkpoint}</pre>`}
    <p>
      As a file: <a href="/log/checkpoint">checkpoint</a>, <a href="/log/vkey">key</a>. Tiles lie under
      <code>/log/tile/</code> as <a href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a> describes.
    </p>

    <h2>Check a receipt</h2>
    <p>Offline, with this log's key. Keep the key: an operator who changes it starts another log.</p>
    <pre>recourse verify receipt.json --key '${vkey}'</pre>

    ${census ? censusPart(census) : ''}
  `,
});

const censusPart = ({ day, leaf, counts, salt }: NonNullable<Overview['census']>): Html =>
  html`<h2>Census of ${day}</h2>
    <p>Once a day the counts themselves are committed to, so that nothing can be dropped from the end unseen.</p>
    <pre>${JSON.stringify({ record: { day, counts }, salt, leaf }, undefined, 2)}</pre>
    <p><small>The entry's commitment is HMAC-SHA-256 with this salt over the record in canonical JSON.</small></p>`;
