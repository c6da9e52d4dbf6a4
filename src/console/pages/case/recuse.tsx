import { useWords } from '../../messages/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export function Recuse({ onClose, onLeave }: { readonly onClose: () => void; readonly onLeave: () => void }) {
  const { words } = useWords();
  return (
    <Dialog title={words.case.recuse} onClose={onClose}>
      <p>{words.case.recuseAbout}</p>
      <div className="foot">
        <Button onClick={onClose}>{words.states.cancel}</Button>
        <Button kind="main" onClick={onLeave} autoFocus>
          {words.case.recuse}
        </Button>
      </div>
    </Dialog>
  );
}
