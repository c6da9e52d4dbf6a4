/** One style sheet for all public pages: system fonts, both colour schemes, no scripts, no other hosts. */
export const STYLE = `:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --ink: #1d2327; --soft: #5b656c; --line: #e2dfd7; --card: #ffffff; --accent: #1f5f8b;
  --good: #2f6f4f; --wait: #8a6100; --stop: #a03a2c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181b; --ink: #e8e6e1; --soft: #9aa5ac; --line: #2b3338; --card: #1b2125; --accent: #7db7e0;
    --good: #7cc4a0; --wait: #e0b354; --stop: #ec8b7c;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word; font: 1.05rem/1.6 system-ui, -apple-system, "Segoe UI", sans-serif; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; }
header.top, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
header.top { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; padding-top: 1.25rem; padding-bottom: 1.25rem; }
header.top .name { font-weight: 700; letter-spacing: .01em; font-size: 1.15rem; color: var(--ink); text-decoration: none; }
.languages { margin-left: auto; font-size: .92rem; gap: .2rem .8rem; } .languages span { color: var(--soft); }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; }
nav a[aria-current] { color: var(--ink); text-decoration: none; font-weight: 600; }
a { color: var(--accent); text-underline-offset: .18em; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
h1 { font: 600 clamp(1.9rem, 5vw, 2.9rem)/1.15 ui-serif, Georgia, "Times New Roman", serif; margin: 2.2rem 0 .8rem; max-width: 22em; text-wrap: balance; }
h2 { font: 600 1.35rem/1.3 ui-serif, Georgia, serif; margin: 2.8rem 0 .8rem; }
h2.minor { font: 700 1.05rem/1.6 system-ui, -apple-system, "Segoe UI", sans-serif; margin: 1.8rem 0 .4rem; }
h3 { font-size: 1.05rem; margin: 1.8rem 0 .4rem; }
.lead { font-size: 1.2rem; color: var(--soft); max-width: 38em; }
p, li { max-width: 42em; }
small, .soft { color: var(--soft); } .begin::first-letter { text-transform: uppercase; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem; padding: 0; margin: 1.5rem 0; list-style: none; }
.cards > * { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.15rem; }
.number { display: block; font: 600 2rem/1.2 ui-serif, Georgia, serif; font-variant-numeric: tabular-nums; }
.steps { counter-reset: step; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); }
.steps > li::before { counter-increment: step; content: counter(step); display: block; color: var(--accent); font: 600 1.1rem ui-serif, Georgia, serif; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: left; padding: .5rem .9rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--soft); font-weight: 600; white-space: nowrap; }
td.n { font-variant-numeric: tabular-nums; white-space: nowrap; }
code, pre { font: .9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.break { overflow-wrap: anywhere; }
.good { color: var(--good); } .wait { color: var(--wait); } .stop { color: var(--stop); }
.tag { font-weight: 600; }
details { border-top: 1px solid var(--line); padding: .6rem 0; }
summary { cursor: pointer; }
.method { display: inline-block; min-width: 4.2rem; font-weight: 700; font-size: .8rem; letter-spacing: .04em; color: var(--accent); }
footer { color: var(--soft); font-size: .9rem; margin-top: 4rem; padding-bottom: 2.5rem; border-top: 1px solid var(--line); padding-top: 1rem; }
@media (max-width: 40rem) {
  .stack thead { display: none; }
  .stack tr { display: block; border-bottom: 1px solid var(--line); padding: .6rem 0; }
  .stack td { display: block; border: 0; padding: .15rem 0; }
}
.headline { font: 600 1.3rem/1.35 ui-serif, Georgia, serif; margin-bottom: .2rem; }
.statement { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .4rem 1.4rem 1.2rem; margin: 1.5rem 0; }
.statement li, .statement p { overflow-wrap: anywhere; }
.statement ul { padding-left: 1.2rem; }
.statement li { margin: .35rem 0; }
.evidence .match { margin: 1.5rem 0; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 1rem; align-items: start; }
figure { margin: 0; }
figure svg { display: block; width: 100%; max-height: 26rem; background: var(--card); border: 1px solid var(--line); border-radius: .4rem; }
figcaption { color: var(--soft); font-size: .9rem; padding: .3rem 0; }
.strip svg { height: 7.5rem; }
.players video { display: block; width: 100%; height: auto; max-height: 20rem; background: #000; border-radius: .4rem; } .players audio { display: block; width: 100%; }
.strip .lane { fill: var(--line); } .strip .part { fill: var(--accent); } .strip .ribbon { fill: var(--accent); opacity: .25; }
blockquote { margin: 1rem 0; padding: .2rem 1.2rem; border-left: 3px solid var(--line); max-width: 42em; overflow-wrap: anywhere; }
mark { background: color-mix(in srgb, var(--wait) 28%, transparent); color: inherit; border-radius: .2em; box-decoration-break: clone; padding: .05em .1em; }
.ways { columns: 2 20rem; column-gap: 1rem; }
.ways form, .way { break-inside: avoid; margin: 0 0 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .2rem 1.2rem 1.2rem; }
form.tall { max-width: 40rem; display: grid; gap: .35rem; }
form.tall > label { font-weight: 600; margin-top: 1rem; } form.tall > p { margin: 0; }
fieldset { border: 0; padding: 0; margin: 0 0 .6rem; } legend { position: absolute; left: -999rem; }
.choice { display: flex; gap: .6rem; align-items: baseline; padding: .25rem 0; font-weight: 400; }
input:not([type=radio], [type=checkbox]), select, textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid color-mix(in srgb, var(--soft) 75%, transparent); border-radius: .4rem; padding: .5rem .7rem; width: 100%; }
textarea { resize: vertical; }
button { font: inherit; font-weight: 600; background: var(--accent); color: var(--paper); border: 1px solid transparent; border-radius: .4rem; padding: .55rem 1.1rem; min-height: 2.75rem; cursor: pointer; margin-top: .6rem; justify-self: start; }
button.quiet { background: transparent; color: var(--accent); border-color: var(--accent); }
button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.history { list-style: none; padding: 0; } .history li { padding: .35rem 0; border-bottom: 1px solid var(--line); max-width: none; }
.history time { color: var(--soft); display: inline-block; min-width: min(15rem, 100%); font-variant-numeric: tabular-nums; }
.problem { border: 1px solid var(--stop); border-radius: .4rem; padding: .8rem 1rem; }
footer nav { padding-bottom: .6rem; } footer p { margin: 0; max-width: none; }
.crumb { margin: 1.4rem 0 -1.4rem; font-size: .95rem; }
.said { white-space: pre-line; overflow-wrap: anywhere; }
.rows { list-style: none; padding: 0; margin: 1rem 0; } .rows > li { padding: .9rem 0; border-top: 1px solid var(--line); max-width: none; }
.rows > li:last-child { border-bottom: 1px solid var(--line); }
.rows p { margin: .4rem 0; }
.title { font-weight: 600; font-size: 1.1rem; overflow-wrap: anywhere; }
.badge { display: inline-block; font-size: .82rem; line-height: 1.5; padding: .05rem .55rem; border: 1px solid currentColor; border-radius: 1rem; margin: .1rem 0; overflow-wrap: anywhere; text-decoration: none; }
span.badge:not(.good, .wait, .stop) { color: var(--soft); }
a.badge:hover { text-decoration: underline; }
.parts { gap: .5rem; margin: 1.2rem 0; } .parts a { border: 1px solid var(--line); border-radius: 2rem; padding: .3rem .9rem; text-decoration: none; background: var(--card); }
.parts a[aria-current] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); } .parts .n { font-variant-numeric: tabular-nums; font-weight: 600; margin-left: .3rem; } .parts a:hover { text-decoration: underline; }
.pages { display: flex; flex-wrap: wrap; gap: .6rem 1.4rem; align-items: center; max-width: none; }
.pages form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-left: auto; }
.pages input:not([type=radio]) { width: 7rem; } .pages button { margin: 0; }
.search { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); gap: .8rem 1rem; align-items: end; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.2rem 1.2rem; margin: 1rem 0; }
.search label { font-weight: 600; } .search .soft { font-size: .9rem; } .search button { margin: 0; }
.buttons { display: flex; flex-wrap: wrap; gap: .8rem; }
a.button { display: inline-block; font-weight: 600; background: var(--accent); color: var(--paper); text-decoration: none; border-radius: .4rem; padding: .55rem 1.1rem; }
.ways-on p { margin: .3rem 0 .5rem; }
.ways-on { grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); }
.facts { display: grid; grid-template-columns: minmax(9rem, 1fr) 2.4fr; gap: 0 1.2rem; } .facts dt, .facts dd { margin: 0; padding: .45rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; min-width: 0; }
.chart { margin: .6rem 0; } .chart caption, .columns figcaption { position: absolute; left: -999rem; }
.chart th { font-weight: 400; color: var(--ink); white-space: normal; width: 34%; } .chart th, .chart td { border: 0; padding: .3rem .9rem .3rem 0; vertical-align: middle; }
.chart .n { width: 4rem; text-align: right; padding-right: 0; font-weight: 600; } .drawing svg { display: block; width: 100%; height: 1.3rem; }
.lane { fill: var(--line); } .bar { fill: var(--accent); } .bar.good { fill: var(--good); } .bar.stop { fill: var(--stop); } .bar.wait { fill: var(--wait); }
.columns svg { height: 15rem; border: 0; background: none; } .grid { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; } .base { stroke: var(--soft); stroke-width: 1; vector-effect: non-scaling-stroke; }
.months { table-layout: fixed; font-size: .85rem; } .months th, .months td { text-align: center; padding: .3rem .1rem; white-space: normal; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.months tbody th, .months .corner { width: 0; padding: 0; border: 0; } .away { position: absolute; left: -999rem; }
.months tbody tr:first-child td { color: var(--stop); } .months tbody tr:last-child td { color: var(--good); }
.key { max-width: none; display: flex; flex-wrap: wrap; gap: .3rem .5rem; align-items: center; margin: .4rem 0; font-size: .95rem; }
.swatch { width: .9rem; height: .9rem; border-radius: .2rem; } .swatch.stop { background: var(--stop); } .swatch.good { background: var(--good); margin-left: .8rem; } .key .soft { margin-left: auto; }
.share { display: block; width: 100%; max-width: 42rem; height: 1rem; margin: .3rem 0; } .spread { fill: var(--accent); opacity: .45; } .mark { fill: var(--ink); }
.shares > div { padding: .7rem 0; border-top: 1px solid var(--line); } .shares dd { margin: 0; } .shares dt { font-weight: 600; }
.checks { list-style: none; padding: 0; } .checks li { padding: .25rem 0; }
.ins, .del { overflow-wrap: anywhere; } .ins { border-left: 3px solid var(--good); padding-left: .8rem; } .del { border-left: 3px solid var(--stop); padding-left: .8rem; } td.ins, td.del { padding: .5rem .8rem; }
.rows > li.ins, .rows > li.del { padding-left: .8rem; }
.change { border-top: 1px solid var(--line); padding: 1rem 0; } .change p { margin: 0 0 .3rem; }
@media (max-width: 40rem) { .facts { grid-template-columns: 1fr; } .facts dd { border: 0; padding-top: 0; } .chart th { width: 42%; } .months { font-size: .8rem; } .months .rest { display: none; } .columns svg { height: 11rem; } }
@media (prefers-reduced-motion: no-preference) { a, button { transition: color .12s, background-color .12s; } }
@page { margin: 18mm 16mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --card: #fff; --accent: #000; --good: #000; --wait: #000; --stop: #000; }
  nav, .skip, form.tall, form.search, .crumb, .pages, a.button, video, audio { display: none; }
  .ways { display: block; } .ways form { border: 0; padding: 0; } .ways textarea, .ways label, .ways fieldset, .ways button, .ways label + .soft { display: none; }
  .languages, footer, .more, .parts, .lottery { display: none; } .bar.good { fill: #bbb; } .swatch { print-color-adjust: exact; } .swatch.good { background: #bbb; }
  .cards { grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); } .chart, .columns, .shares > div { break-inside: avoid; }
  .whole > summary { display: none; } .whole { border: 0; padding: 0; }
  main:has(> .whole) :is(.short, .ways, .way, .redress), main:has(> .whole) h2:has(+ .ways) { display: none; }
  mark { background: none; border-bottom: 1.5pt solid; padding: 0; }
  details::details-content { content-visibility: visible; display: block; } p, li, .lead, blockquote { max-width: none; }
  body { font-size: 10.5pt; line-height: 1.45; }
  header.top, main, footer { max-width: none; padding: 0; } h1 { font-size: 20pt; margin-top: 1rem; } h2, h3 { break-after: avoid; }
  .statement, .cards > *, pre, figure, tr, .rows > li { break-inside: avoid; } .whole .statement { break-inside: auto; border: 0; padding: 0; } .statement section { break-inside: avoid; } .statement.ruling { break-inside: auto; border: 0; padding: 0; }
  main a[href^="http"]:not(.bare)::after { content: " (" attr(href) ")"; font-size: .85em; overflow-wrap: anywhere; }
}
`;

export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f5f8b"/><path d="M9 24V8h8.5a4.8 4.8 0 0 1 0 9.6H13m5 0 5 6.4" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>';
