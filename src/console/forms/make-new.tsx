/** A button that makes a new one of something, for those whose role allows it. */
import { useState } from 'react';
import { useSession } from '../app/session.tsx';
import { Button } from '../ui/button.tsx';
import { operationNew } from './operation.ts';
import { OperationDialog, useApi } from './operation-form.tsx';

export function MakeNew({ path }: { readonly path: string }) {
  const { roles } = useSession();
  const api = useApi().data;
  const [open, setOpen] = useState(false);
  const operation = api && operationNew(api, path, roles);
  if (!operation) return null;
  return (
    <>
      <Button kind="main" onClick={() => setOpen(true)}>
        {operation.title}
      </Button>
      {open && <OperationDialog operation={operation} onClose={() => setOpen(false)} />}
    </>
  );
}
