/** What one may do with this case besides deciding it: the steps its procedure has for one's roles. */
import { useState } from 'react';
import type { CaseLine } from '../../api/cases.ts';
import { useSession } from '../../app/session.tsx';
import { operationsFor, type Operation } from '../../forms/operation.ts';
import { OperationDialog, useApi } from '../../forms/operation-form.tsx';
import { useWords } from '../../messages/words.tsx';
import { Button } from '../../ui/button.tsx';

export function Steps({ file }: { readonly file: CaseLine }) {
  const { words } = useWords();
  const { roles } = useSession();
  const api = useApi().data;
  const [chosen, setChosen] = useState<Operation>();
  const operations = api ? operationsFor(api, file.kind, roles) : [];
  if (operations.length === 0) return null;
  return (
    <section>
      <h2>{words.forms.steps}</h2>
      <ul className="stack tight">
        {operations.map((operation) => (
          <li key={operation.path}>
            <Button className="step" onClick={() => setChosen(operation)}>
              {operation.title}
            </Button>
          </li>
        ))}
      </ul>
      {chosen && <OperationDialog operation={chosen} id={file.id} onClose={() => setChosen(undefined)} />}
    </section>
  );
}
