/** A register: a list to look through on the left, what was chosen on the right. j and k move, Enter opens, Escape closes. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { useShortcuts } from '../../keys/keyboard.tsx';
import { useWords } from '../../messages/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Segments } from '../../ui/segments.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import type { Listing } from './listing.ts';

interface Empty {
  readonly title: string;
  readonly about: string;
}

interface Props<Row> {
  readonly title: string;
  readonly about: string;
  readonly actions?: ReactNode;
  readonly listing: Listing<Row>;
  readonly rowKey: (row: Row) => string;
  /** What the row is called: its link, and what is looked through by `find`. */
  readonly rowName: (row: Row) => string;
  /** Other words to find it by. */
  readonly alsoBy?: (row: Row) => string;
  readonly nameOfColumn: string;
  readonly columns: readonly Column<Row>[];
  readonly filter: string;
  readonly filters: readonly (readonly [string, string])[];
  readonly onFilter: (filter: string) => void;
  /** There is nothing at all; there is nothing under this filter. */
  readonly empty: Empty;
  readonly noneOpen: Empty;
  /** Above the list. */
  readonly before?: ReactNode;
  readonly pane: (id: string) => ReactNode;
}

export function useChosen(): readonly [string | undefined, (id: string | undefined) => void] {
  const { id } = useSearch({ strict: false }) as { readonly id?: string };
  const navigate = useNavigate();
  const choose = (next: string | undefined) =>
    void navigate({ to: '.', search: next === undefined ? {} : { id: next }, resetScroll: false });
  return [id, choose];
}

export function Register<Row>(props: Props<Row>) {
  const { title, about, actions, listing, rowKey, rowName, alsoBy, columns, filter, before, pane } = props;
  const { words, format } = useWords();
  const said = words.registers;
  const [open, choose] = useChosen();
  const [find, setFind] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const findId = useId();
  const wanted = find.trim().toLowerCase();
  const rows = listing.rows.filter(
    (row) => wanted === '' || `${rowName(row)} ${rowKey(row)} ${alsoBy?.(row) ?? ''}`.toLowerCase().includes(wanted),
  );
  const close = () => {
    const back = open;
    choose(undefined);
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(back ?? '')}"]`)?.focus(),
    );
  };
  const move = (by: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const chosen = links.findIndex((link) => link.dataset['row'] === open);
    links[Math.min(links.length - 1, Math.max(0, (at >= 0 ? at : chosen) + by))]?.focus();
  };
  useShortcuts([
    { keys: 'j', does: words.keys.next, run: () => move(1) },
    { keys: 'k', does: words.keys.previous, run: () => move(-1) },
    ...(open === undefined ? [] : [{ keys: 'Escape', does: said.backToList, run: close }]),
  ]);
  const onLink = (event: MouseEvent, id: string) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(id);
  };
  const link: Column<Row> = {
    name: props.nameOfColumn,
    cell: (row) => (
      <a
        href={`?id=${encodeURIComponent(rowKey(row))}`}
        className="row-link"
        data-row={rowKey(row)}
        aria-current={rowKey(row) === open ? 'true' : undefined}
        onClick={(event) => onLink(event, rowKey(row))}
      >
        {rowName(row)}
      </a>
    ),
  };
  const nothing = listing.rows.length === 0 && filter === 'all';
  return (
    <Page title={title} about={about} actions={actions}>
      <div className="register" data-open={open !== undefined}>
        <div className="register-list stack" ref={list}>
          {before}
          {!nothing && (
            <div className="line-up register-filters">
              {props.filters.length > 1 && (
                <Segments label={said.show} options={props.filters} value={filter} onChange={props.onFilter} />
              )}
              <label className="heard" htmlFor={findId}>
                {said.find}
              </label>
              <input
                id={findId}
                type="search"
                className="input find"
                placeholder={said.findHint}
                value={find}
                onChange={(event) => setFind(event.target.value)}
              />
              <span className="soft small" role="status">
                {listing.isPending ? '' : said.count(format.number(rows.length))}
              </span>
            </div>
          )}
          {listing.isPending ? (
            <Skeleton />
          ) : listing.isError ? (
            <ErrorState fault={listing.error} again={listing.again} />
          ) : listing.rows.length === 0 ? (
            <EmptyState
              title={nothing ? props.empty.title : props.noneOpen.title}
              action={nothing ? actions : undefined}
            >
              {nothing ? props.empty.about : props.noneOpen.about}
            </EmptyState>
          ) : rows.length === 0 ? (
            <p className="soft">{said.noMatch}</p>
          ) : (
            <Table label={title} rows={rows} rowKey={rowKey} columns={[link, ...columns]} />
          )}
          {listing.more && (
            <div>
              <Button onClick={listing.more}>{said.more}</Button>
            </div>
          )}
        </div>
        {open !== undefined && (
          <section className="register-pane" aria-label={said.record}>
            <div className="register-close">
              <Button kind="quiet" tiny hint="Esc" onClick={close}>
                {said.backToList}
              </Button>
            </div>
            <div key={open}>{pane(open)}</div>
          </section>
        )}
      </div>
    </Page>
  );
}

/** The heading of what was chosen. Whoever opened it from the list is taken to it. */
export function PaneTitle({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const from = document.activeElement;
    if (from instanceof HTMLElement && from.dataset['row'] !== undefined) heading.current?.focus();
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1} className="break">
      {children}
    </h2>
  );
}
