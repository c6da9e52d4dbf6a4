/** The review queue: the server's order, thousands of rows, a few dozen in the page. j and k move, Enter opens. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useNavigate } from '@tanstack/react-router';
import { memo, useCallback, useEffect, useRef, useState, type MouseEvent } from 'react';
import type { CaseLine } from '../../api/cases.ts';
import { useLiveEvents, type LiveEvent } from '../../app/live.tsx';
import { useSession } from '../../app/session.tsx';
import { useOverview } from '../../app/waiting.ts';
import { useShortcuts } from '../../keys/keyboard.tsx';
import { useWords } from '../../messages/words.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Due, useNow } from '../../ui/due.tsx';
import { Icon, mediaIcon } from '../../ui/icon.tsx';
import { Segments } from '../../ui/segments.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { kindName, modalityOf, stateOfLine } from '../case-words.ts';
import { Headline } from '../headline.tsx';
import { useQueue, type QueueFilter } from './queue-rows.ts';

const KINDS = ['upload', 'complaint', 'notice'] as const;
const ROW_PX = 46;
const OVERSCAN = 8;

export function Queue() {
  const { words, format } = useWords();
  const { id: me } = useSession();
  const [filter, setFilter] = useState<QueueFilter>({});
  const { rows, renew, ...asked } = useQueue(filter, me);
  const overview = useOverview().data;
  const open = overview?.counts
    .filter(({ kind, waitsFor }) => waitsFor === 'staff' && (filter.kind === undefined || kind === filter.kind))
    .reduce((sum, one) => sum + one.open, 0);
  useEffect(() => {
    document.title = `${words.queue.title} · Recourse`;
  }, [words]);
  const choice = filter.mine === true ? 'mine' : (filter.kind ?? 'all');
  const options: readonly (readonly [string, string])[] = [
    ['all', words.queue.all],
    ...KINDS.map((kind) => [kind, kindName(words.codes, kind)] as const),
    ['mine', words.queue.mine],
  ];
  return (
    <div className="queue">
      <header>
        <div>
          <h1 tabIndex={-1}>{words.queue.title}</h1>
          <p className="small">{words.queue.about}</p>
        </div>
        <div className="line-up">
          {open !== undefined && filter.mine !== true && (
            <span className="soft numbers">{words.queue.count(format.number(open))}</span>
          )}
          <Segments
            label={words.queue.filter}
            options={options}
            value={choice}
            onChange={(value) => setFilter(value === 'all' ? {} : value === 'mine' ? { mine: true } : { kind: value })}
          />
        </div>
      </header>
      {asked.isError ? (
        <div className="work">
          <ErrorState fault={asked.error} again={() => void asked.refetch()} />
        </div>
      ) : asked.isPending ? (
        <div className="work">
          <Skeleton lines={12} />
        </div>
      ) : rows.length === 0 ? (
        <div className="work">
          <EmptyState title={words.queue.empty}>{words.queue.emptyAbout}</EmptyState>
        </div>
      ) : (
        <Rows
          key={choice}
          rows={rows}
          me={me}
          more={asked.hasNextPage && !asked.isFetchingNextPage ? () => void asked.fetchNextPage() : undefined}
          renew={renew}
        />
      )}
    </div>
  );
}

interface RowsProps {
  readonly rows: readonly CaseLine[];
  readonly me: string;
  readonly more: (() => void) | undefined;
  readonly renew: () => Promise<void>;
}

/** Remembered while one looks into a case. */
let lastActive: string | undefined;

function Rows({ rows, me, more, renew }: RowsProps) {
  const { words, format } = useWords();
  const navigate = useNavigate();
  const place = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(() => {
    const at = rows.findIndex((row) => row.stream === lastActive);
    return Math.max(0, at);
  });
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    getItemKey: (index) => rows[index]?.stream ?? index,
  });
  const shown = list.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - 30) more();
  }, [more, last, rows.length]);
  const at = Math.min(active, rows.length - 1);
  useEffect(() => {
    lastActive = rows[at]?.stream;
  }, [rows, at]);
  const move = (by: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, at + by));
    setActive(next);
    list.scrollToIndex(next);
    requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus({ preventScroll: true }),
    );
  };
  const openRow = useCallback(
    (row: CaseLine | undefined) => {
      if (row) void navigate({ to: '/cases/$kind/$id', params: { kind: row.kind, id: row.id } });
    },
    [navigate],
  );
  // Back from a case, the list stands where it was left.
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) return;
    first.current = false;
    if (at > 0) list.scrollToIndex(at, { align: 'center' });
  }, [list, at]);
  useShortcuts([
    { keys: 'j', does: words.keys.next, run: () => move(1) },
    { keys: 'k', does: words.keys.previous, run: () => move(-1) },
    { keys: 'Enter', does: words.keys.open, run: () => openRow(rows[at]) },
    { keys: '.', does: words.queue.refresh, run: () => void show() },
  ]);
  const show = async () => {
    setChanged(new Set());
    await renew();
    place.current?.scrollTo({ top: 0 });
    setActive(0);
  };
  const onLive = useCallback(
    (events: readonly LiveEvent[]) => {
      const relevant = events
        .map(({ stream }) => stream)
        .filter((stream) => /^(?:upload|notice|complaint)\//.test(stream));
      if (relevant.length === 0) return;
      // At the top, new work simply comes in; further down nothing moves under the reader's hands.
      if ((place.current?.scrollTop ?? 0) < ROW_PX) void renew();
      else setChanged((before) => new Set([...before, ...relevant]));
    },
    [renew],
  );
  useLiveEvents(onLive);
  return (
    <div className="rows" ref={place} data-testid="queue-rows">
      {changed.size > 0 && (
        <Button kind="main" tiny hint="." className="queue-pill" onClick={() => void show()}>
          {words.queue.newWork(format.number(changed.size))}
        </Button>
      )}
      <ol style={{ height: `${list.getTotalSize()}px` }} aria-label={words.queue.title}>
        {shown.map(({ index, key, start }) => (
          <li
            key={key}
            data-index={index}
            style={{ transform: `translateY(${start}px)` }}
            aria-posinset={index + 1}
            aria-setsize={more ? -1 : rows.length}
          >
            <Row row={rows[index]!} index={index} me={me} active={index === at} onFocus={setActive} onOpen={openRow} />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface RowProps {
  readonly row: CaseLine;
  readonly index: number;
  readonly me: string;
  readonly active: boolean;
  readonly onFocus: (index: number) => void;
  readonly onOpen: (row: CaseLine) => void;
}

/** A plain link: the router's own costs more than the rest of the row, thousands of times. */
const Row = memo(function Row({ row, index, me, active, onFocus, onOpen }: RowProps) {
  const { words } = useWords();
  const modality = modalityOf(row);
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(row);
  };
  return (
    <a
      href={`/console/cases/${encodeURIComponent(row.kind)}/${encodeURIComponent(row.id)}`}
      className="case-row"
      data-active={active}
      tabIndex={active ? 0 : -1}
      onFocus={() => onFocus(index)}
      onClick={onClick}
    >
      <span>
        <Due at={row.dueAt} />
      </span>
      <span className="strong">{kindName(words.codes, row.kind)}</span>
      <span className="what">
        <Icon name={mediaIcon(modality)} />
        {row.severity > 0 && (
          <Badge mood={row.severity >= 3 ? 'stop' : 'wait'} icon="late">
            {words.codes.severities[row.severity]}
          </Badge>
        )}
        <span className="cut">
          <Headline row={row} />
        </span>
      </span>
      <span className="soft cut">{stateOfLine(words.codes, row)}</span>
      <AgeAndWho row={row} me={me} />
    </a>
  );
});

function AgeAndWho({ row, me }: { readonly row: CaseLine; readonly me: string }) {
  const { words, format } = useWords();
  const now = useNow();
  const who =
    row.assignedTo === undefined
      ? words.queue.unassigned
      : row.assignedTo === me || row.assignedTo === `staff/${me}`
        ? words.queue.me
        : words.queue.another;
  return (
    <span className="soft small cut">
      {format.span(now - new Date(row.openedAt).getTime())} · {who}
    </span>
  );
}
