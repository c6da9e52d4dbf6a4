/** Who works here: roles, declared interests, and letting somebody in. Nobody changes their own roles. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { read, write } from '../api/server.ts';
import type { Session } from '../api/session.ts';
import { SESSION_KEY, useSession } from '../app/session.tsx';
import { useWords } from '../messages/words.tsx';
import { enrolPerson } from '../steps/other-steps.ts';
import { StepButton } from '../steps/step-list.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckBox, TextArea } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import { useToasts } from '../ui/toast.tsx';

interface Person extends Session {
  readonly left: boolean;
}
const KEY = ['people'] as const;
const ROLES = ['administrator', 'operator', 'reviewer', 'board-member', 'auditor'] as const;

export function People() {
  const { words } = useWords();
  const said = words.people;
  const me = useSession();
  const [changing, setChanging] = useState<Person>();
  const [declaring, setDeclaring] = useState(false);
  const asked = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => read<{ readonly rows: readonly Person[] }>('/v1/people', signal),
  });
  const enrol = enrolPerson(words, me);
  const mayChange = me.roles.includes('administrator');
  return (
    <Page
      title={said.title}
      about={said.about}
      actions={
        <>
          <Button onClick={() => setDeclaring(true)}>{said.declare}</Button>
          {enrol && <StepButton step={enrol} stream="people/new" />}
        </>
      }
    >
      {asked.isPending ? (
        <Skeleton />
      ) : asked.isError ? (
        <ErrorState fault={asked.error} again={() => void asked.refetch()} />
      ) : (
        <Table
          label={said.title}
          rows={asked.data.rows}
          rowKey={({ id }) => id}
          columns={[
            {
              name: said.name,
              cell: ({ name, email }) => (
                <span>
                  <span className="strong">{name}</span>
                  <br />
                  <span className="soft small break">{email}</span>
                </span>
              ),
            },
            {
              name: said.roles,
              cell: ({ roles }) => roles.map((role) => words.roles[role as 'reviewer'] ?? role).join(', ') || said.none,
            },
            {
              name: said.interests,
              cell: ({ interests }) =>
                interests.length > 0 ? interests.join(', ') : <span className="soft">{said.none}</span>,
            },
            {
              name: said.secondFactor,
              cell: ({ secondFactor }) => (
                <Badge mood={secondFactor ? 'good' : 'wait'}>{secondFactor ? words.states.yes : words.states.no}</Badge>
              ),
            },
            {
              name: '',
              cell: (person) =>
                mayChange &&
                person.id !== me.id && (
                  <Button tiny onClick={() => setChanging(person)}>
                    {said.change}
                    <span className="heard"> {person.name}</span>
                  </Button>
                ),
            },
          ]}
        />
      )}
      {changing && <ChangeRoles person={changing} onClose={() => setChanging(undefined)} />}
      {declaring && <Declare interests={me.interests} onClose={() => setDeclaring(false)} />}
    </Page>
  );
}

function ChangeRoles({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { words } = useWords();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [roles, setRoles] = useState<readonly string[]>(person.roles);
  const change = useMutation({
    mutationFn: () => write('POST', `/v1/people/${encodeURIComponent(person.id)}/roles`, { roles }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: KEY });
      toasts.show({ text: words.states.saved });
      onClose();
    },
  });
  return (
    <Dialog title={`${words.people.change}: ${person.name}`} onClose={onClose}>
      <div className="stack tight">
        {ROLES.map((role) => (
          <CheckBox
            key={role}
            label={words.roles[role]}
            checked={roles.includes(role)}
            onChange={(on) => setRoles((now) => (on ? [...now, role] : now.filter((one) => one !== role)))}
          />
        ))}
      </div>
      {change.isError && <ErrorState fault={change.error} />}
      <div className="foot">
        <Button onClick={onClose}>{words.states.cancel}</Button>
        <Button kind="main" onClick={() => change.mutate()}>
          {words.states.save}
        </Button>
      </div>
    </Dialog>
  );
}

/** From then on no case about them can be given to oneself: the server sees to it. */
function Declare({ interests, onClose }: { readonly interests: readonly string[]; readonly onClose: () => void }) {
  const { words } = useWords();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [text, setText] = useState(interests.join('\n'));
  const declare = useMutation({
    mutationFn: () =>
      write('POST', '/v1/me/interests', {
        interests: text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: KEY });
      void queries.invalidateQueries({ queryKey: SESSION_KEY });
      toasts.show({ text: words.states.saved });
      onClose();
    },
  });
  return (
    <Dialog title={words.people.declare} onClose={onClose}>
      <p className="soft">{words.people.declareAbout}</p>
      <TextArea
        label={words.people.interests}
        hint={words.people.interestsHint}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {declare.isError && <ErrorState fault={declare.error} />}
      <div className="foot">
        <Button onClick={onClose}>{words.states.cancel}</Button>
        <Button kind="main" onClick={() => declare.mutate()}>
          {words.states.save}
        </Button>
      </div>
    </Dialog>
  );
}
