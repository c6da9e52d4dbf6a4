/**
 * What one step of a case leaves behind besides its events and leaves, as one statement: round trips are what a step costs.
 * Its parts touch different tables, so that their order does not matter; within a table each row is named once.
 */
import { sql, type QueryCreator, type Kysely } from 'kysely';
import type { CaseFile, KeptStep } from '../casework.ts';
import { key, toJson } from './columns.ts';
import type { Tables } from './tables.ts';

export async function keepStep(db: Kysely<Tables>, { files, clocks, stopped, letters }: KeptStep): Promise<void> {
  // Each part has another type; together they are one query over the same tables.
  let query: QueryCreator<Tables> = db;
  const and = (next: unknown): void => void (query = next as QueryCreator<Tables>);
  let parts = 0;
  const rows = files.map(caseFileRow);
  const about = files.flatMap((file) =>
    [...new Set(file.about)].map((subject) => ({ stream: key(file.stream), subject: key(subject) })),
  );
  if (rows.length > 0 && ++parts)
    and(
      query.with('kept_files', (cte) =>
        cte
          .insertInto('case_file')
          .values(rows)
          .onConflict((on) => on.column('stream').doUpdateSet((eb) => excluded(rows[0]!, eb))),
      ),
    );
  if (about.length > 0 && ++parts)
    and(
      query.with('kept_about', (cte) =>
        cte
          .insertInto('case_about')
          .values(about)
          .onConflict((on) => on.doNothing()),
      ),
    );
  const set = clocks.map(({ stream, name, dueAt, setAt, basis, stoppedAt }) => ({
    stream: key(stream),
    name: key(name),
    due_at: dueAt,
    set_at: setAt,
    basis,
    fired_at: null,
    stopped_at: stoppedAt ?? null,
  }));
  if (set.length > 0 && ++parts)
    and(
      query.with('set_clocks', (cte) =>
        cte
          .insertInto('clock')
          .values(set)
          .onConflict((on) => on.columns(['stream', 'name']).doUpdateSet((eb) => excluded(set[0]!, eb))),
      ),
    );
  if (stopped.length > 0 && ++parts)
    and(
      query.with('stopped_clocks', (cte) =>
        cte
          .updateTable('clock')
          .set({ stopped_at: stopped[0]!.at })
          .where('fired_at', 'is', null)
          .where('stopped_at', 'is', null)
          .where((eb) =>
            eb.or(
              [...Map.groupBy(stopped, ({ stream }) => stream)].map(([stream, all]) =>
                eb('stream', '=', key(stream)).and(
                  'name',
                  'in',
                  all.map(({ name }) => key(name)),
                ),
              ),
            ),
          ),
      ),
    );
  if (letters.length > 0 && ++parts) {
    const written = letters.map(({ id, recipient, stream, message, fields, at }) => ({
      id: key(id),
      recipient: key(recipient),
      stream: key(stream),
      message: key(message),
      fields: toJson(fields),
      at,
      read_at: null,
    }));
    const sent = letters.map(({ id, recipient, at }) => ({
      id: key(`letter:${id}`),
      kind: 'letter',
      payload: toJson({ letter: id, recipient }),
      due_at: at,
      error: null,
    }));
    and(
      query
        .with('written', (cte) =>
          cte
            .insertInto('letter')
            .values(written)
            .onConflict((on) => on.doNothing()),
        )
        .with('sent', (cte) =>
          cte
            .insertInto('outbox')
            .values(sent)
            .onConflict((on) => on.doNothing()),
        ),
    );
  }
  if (parts > 0) await query.selectNoFrom(sql<number>`1`.as('kept')).execute();
}

/** Every column of the row, from the row that was to be inserted. */
function excluded<Row extends object>(row: Row, eb: unknown): { [Name in keyof Row]: never } {
  const { ref } = eb as { ref(name: string): unknown };
  return Object.fromEntries(Object.keys(row).map((name) => [name, ref(`excluded.${name}`)])) as never;
}

export function caseFileRow(file: CaseFile) {
  const { stream, kind, openedAt, changedAt, length, pseudonym, lastLeaf, ...summary } = file;
  return {
    stream: key(stream),
    kind: key(kind),
    state: key(file.state),
    is_open: file.open,
    waits_for: file.waitsFor,
    due_at: file.dueAt ?? null,
    severity: file.severity,
    assigned_to: file.assignedTo === undefined ? null : key(file.assignedTo),
    opened_at: openedAt,
    changed_at: changedAt,
    length,
    pseudonym: key(pseudonym),
    last_leaf: lastLeaf ?? null,
    summary: toJson(summary),
  };
}
