/** The board room: the docket by stage, one's own panels, advice, precedents, members. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listMembers } from '../../api/board.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { referCase } from '../../steps/board-steps.ts';
import { enrolKey } from '../../steps/panel-steps.ts';
import { has } from '../../steps/step.ts';
import { StepButton } from '../../steps/step-list.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Docket, MyPanels } from './docket.tsx';
import { Precedents } from './precedents.tsx';
import { Recommendations } from './recommendations.tsx';

type TabName = 'docket' | 'mine' | 'advice' | 'precedents' | 'members';

export function Board() {
  const { words } = useWords();
  const said = words.board;
  const who = useSession();
  const sits = has(who, 'board-member');
  const [tab, setTab] = useState<TabName>('docket');
  const refer = referCase(words, who);
  const tabs: readonly TabName[] = ['docket', ...(sits ? ['mine' as const] : []), 'advice', 'precedents', 'members'];
  return (
    <Page title={said.title} about={said.about} actions={refer && <StepButton step={refer} stream="oversight/new" />}>
      {sits && <KeyNote />}
      <Tabs<TabName>
        label={said.title}
        value={tab}
        onChange={setTab}
        tabs={tabs.map((id) => ({ id, label: said.tabs[id] }))}
      >
        {tab === 'docket' ? (
          <Docket />
        ) : tab === 'mine' ? (
          <MyPanels />
        ) : tab === 'advice' ? (
          <Recommendations />
        ) : tab === 'precedents' ? (
          <Precedents />
        ) : (
          <Members />
        )}
      </Tabs>
    </Page>
  );
}

const useMembers = () => useQuery({ queryKey: ['board-members'], queryFn: ({ signal }) => listMembers(signal) });

/** Said before it is needed: without a key nothing can be sealed to this member. */
export function KeyNote() {
  const { words } = useWords();
  const { id } = useSession();
  const asked = useMembers();
  const mine = asked.data?.rows.find(({ member }) => member === `staff/${id}`);
  if (!asked.data || mine?.publicKey !== undefined) return null;
  return (
    <div className="note wait line-up apart">
      <span>{words.board.roomKeyless}</span>
      <StepButton step={enrolKey(words)} stream={`board-member/${id}`} />
    </div>
  );
}

/** Members have no names here: a panel is not to be lobbied. One knows oneself. */
function Members() {
  const { words, format } = useWords();
  const said = words.board.members;
  const { id, roles } = useSession();
  const asked = useMembers();
  if (asked.isPending) return <Skeleton />;
  if (asked.isError) return <ErrorState fault={asked.error} again={() => void asked.refetch()} />;
  const { rows } = asked.data;
  if (rows.length === 0) return <EmptyState title={said.empty}>{said.emptyAbout}</EmptyState>;
  return (
    <div className="stack">
      <div className="line-up apart">
        <p className="soft">{said.about}</p>
        {roles.includes('board-member') && <StepButton step={enrolKey(words)} stream={`board-member/${id}`} />}
      </div>
      <Table
        label={words.board.tabs.members}
        narrow
        rows={rows.map((one, at) => ({ ...one, name: said.anonymous(format.number(at + 1)) }))}
        rowKey={({ member }) => member}
        columns={[
          {
            name: said.member,
            cell: ({ member, name }) => (
              <span className="line-up">
                {name}
                {member === `staff/${id}` && <Badge mood="accent">{words.board.you}</Badge>}
              </span>
            ),
          },
          {
            name: said.knows,
            cell: ({ knows }) => knows.join(', ') || <span className="soft">{words.registers.none}</span>,
          },
          {
            name: said.key,
            cell: ({ publicKey }) => (
              <Badge mood={publicKey === undefined ? 'wait' : 'good'}>
                {publicKey === undefined ? said.noKey : said.hasKey}
              </Badge>
            ),
          },
        ]}
      />
    </div>
  );
}
