/**
 * HTML: the text a reader sees, with offsets in the source. Read with parse5's tokenizer, not its tree: one pass, memory that
 * does not depend on nesting, so that a page built to hurt costs no more than a page of its size.
 * `main` and `article` stand for the page when they hold half of its visible text or more; a page that hides its text
 * outside of them, or in its navigation, is read whole.
 */
import { parseFragment, Tokenizer, TokenizerMode, type Token } from 'parse5';
import { TextPieces, type ExtractedText } from './text-pieces.ts';

const ROOT =
  /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,5000}?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b/i;
const FRAGMENT =
  /^\s*<(?:p|div|article|main|section|h[1-6]|table|ul|ol|blockquote)(?:\s[^>]{0,500})?>[\s\S]*<\/[a-z0-9]+>\s*$/i;

export const looksLikeHtml = (source: string): boolean => ROOT.test(source) || FRAGMENT.test(source);

const NEVER_SHOWN = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'textarea',
  'select',
  'iframe',
  'noembed',
  'noframes',
  'svg',
  'math',
  'object',
  'audio',
  'video',
  'canvas',
]);
const CHROME = new Set(['nav', 'header', 'footer', 'aside']);
const MAIN = new Set(['main', 'article']);
const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'big',
  'cite',
  'code',
  'del',
  'dfn',
  'em',
  'font',
  'i',
  'ins',
  'kbd',
  'mark',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'tt',
  'u',
  'var',
  'wbr',
]);
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);
const HIDING_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?:\.0*)?(?![.\d])/i;
const RAW: Readonly<Record<string, Tokenizer['state']>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  noscript: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  plaintext: TokenizerMode.PLAINTEXT,
};

/** Three numbers a part: start unit, end unit, flags. An empty part is a line end between blocks. */
type Parts = number[];
const IN_MAIN = 1;
const VERBATIM = 2;

export function htmlText(source: string): ExtractedText {
  const parts = visibleParts(source);
  const sizes = [0, 0];
  for (let i = 0; i < parts.length; i += 3) sizes[parts[i + 2]! & IN_MAIN]! += parts[i + 1]! - parts[i]!;
  const mainOnly = sizes[1]! > 0 && sizes[1]! >= sizes[0]!;
  const pieces = new TextPieces(source);
  let ampersand = ampersandFrom(source, 0);
  for (let i = 0; i < parts.length; i += 3) {
    const [start, end, flags] = [parts[i]!, parts[i + 1]!, parts[i + 2]!];
    if (mainOnly && !(flags & IN_MAIN)) continue;
    if (start === end) pieces.insert('\n', start);
    else if (flags & VERBATIM) pieces.copy(start, end);
    else {
      if (ampersand < start) ampersand = ampersandFrom(source, start);
      ampersand = copyWithEntities(source, start, end, pieces, ampersand);
    }
  }
  return pieces.finish();
}

/** What stands between tags and comments is text, unless an open element hides it. */
function visibleParts(source: string): Parts {
  const parts: Parts = [];
  const open = { main: 0, chrome: 0 };
  let hidden: { tag: string; depth: number } | undefined;
  let verbatim = 0;
  let textFrom = 0;
  /** Closes the text before a piece of markup. */
  const markup = (token: Token.Token) => {
    const location = token.location!;
    const flags = (open.main > 0 && open.chrome === 0 ? IN_MAIN : 0) | verbatim;
    if (!hidden && location.startOffset > textFrom) parts.push(textFrom, location.startOffset, flags);
    textFrom = Math.max(textFrom, location.endOffset);
  };
  const lineEnd = (token: Token.TagToken) => {
    const last = parts.length - 3;
    if (INLINE.has(token.tagName) || last < 0 || parts[last] === parts[last + 1]) return;
    parts.push(token.location!.startOffset, token.location!.startOffset, parts[last + 2]! & IN_MAIN);
  };
  const count = (tag: string, by: 1 | -1) => {
    if (MAIN.has(tag)) open.main = Math.max(0, open.main + by);
    if (CHROME.has(tag)) open.chrome = Math.max(0, open.chrome + by);
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        markup(token);
        const tag = token.tagName;
        const mode = token.selfClosing ? undefined : RAW[tag];
        verbatim = mode === undefined || mode === TokenizerMode.RCDATA ? 0 : VERBATIM;
        if (mode !== undefined) tokenizer.state = mode;
        // A paragraph ends by itself where the next block begins; a head where the body does.
        if (hidden?.tag === 'p' && !INLINE.has(tag) && !VOID.has(tag)) hidden = undefined;
        if (hidden?.tag === 'head' && tag === 'body') hidden = undefined;
        if (hidden) {
          if (tag === hidden.tag && !token.selfClosing) hidden.depth++;
          return;
        }
        lineEnd(token);
        if (VOID.has(tag) || (token.selfClosing && FOREIGN.has(tag))) return;
        if (NEVER_SHOWN.has(tag) || isHidden(token)) hidden = { tag, depth: 1 };
        else count(tag, 1);
      },
      onEndTag(token) {
        markup(token);
        verbatim = 0;
        if (!hidden) {
          lineEnd(token);
          count(token.tagName, -1);
        } else if (token.tagName === hidden.tag && --hidden.depth === 0) hidden = undefined;
      },
      onComment: markup,
      onDoctype: markup,
      onEof: markup,
      onCharacter: () => undefined,
      onWhitespaceCharacter: () => undefined,
      onNullCharacter: () => undefined,
    },
  );
  tokenizer.write(source, true);
  return parts;
}

const FOREIGN = new Set(['svg', 'math']);

const isHidden = (token: Token.TagToken): boolean =>
  token.attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'aria-hidden' && value === 'true') ||
      (name === 'style' && HIDING_STYLE.test(value)),
  );

const ENTITY = /&(?:#[xX][0-9a-fA-F]{1,8}|#[0-9]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?/y;
const entities = new Map<string, string>();

/** What parse5 reads for one entity; remembered. `&nosuch;` stays as it is. */
function entityText(entity: string): string {
  let decoded = entities.get(entity);
  if (decoded === undefined) {
    const node = parseFragment(entity).childNodes[0];
    decoded = node && 'value' in node ? node.value : '';
    if (entities.size < 4096) entities.set(entity, decoded);
  }
  return decoded;
}

/** Copies one part, entities decoded. `next` is the first `&` at or after the part: each is searched for once. */
function copyWithEntities(source: string, start: number, end: number, pieces: TextPieces, next: number): number {
  let from = start;
  let at = next;
  while (at < end) {
    ENTITY.lastIndex = at;
    const entity = ENTITY.exec(source)?.[0];
    if (entity === undefined || at + entity.length > end) at++;
    else {
      pieces.copy(from, at);
      pieces.insert(entityText(entity), at);
      at += entity.length;
      from = at;
    }
    at = ampersandFrom(source, at);
  }
  pieces.copy(from, end);
  return at;
}

const ampersandFrom = (source: string, at: number): number => {
  const found = source.indexOf('&', at);
  return found < 0 ? source.length : found;
};
