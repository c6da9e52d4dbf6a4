/** The door: address and password, then the second factor if there is one. Links from an administrator need neither. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { confirmCode, signIn, type SignInAnswer } from '../api/session.ts';
import { SESSION_KEY } from '../app/session.tsx';
import { useWords } from '../messages/words.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { ErrorState } from '../ui/states.tsx';

export function SignIn() {
  const { words } = useWords();
  const queries = useQueryClient();
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [wrong, setWrong] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = `${words.signIn.title} · Recourse`;
  }, [words]);
  const settle = async (asked: Promise<SignInAnswer>) => {
    setBusy(true);
    setFault(undefined);
    try {
      const answer = await asked;
      setWrong(answer === 'wrong');
      if (answer === 'second-factor') setStep('code');
      if (answer === 'in') await queries.invalidateQueries({ queryKey: SESSION_KEY });
    } catch (thrown) {
      setFault(thrown);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? '');
    void settle(step === 'code' ? confirmCode(field('code')) : signIn(field('email'), field('password')));
  };
  return (
    <main className="alone">
      <form className="card stack loose" onSubmit={submit}>
        <div className="stack tight">
          <h1>{words.signIn.title}</h1>
          <p className="soft">{words.signIn.about}</p>
        </div>
        {fault !== undefined && <ErrorState fault={fault} />}
        {wrong && (
          <p className="note stop" role="alert">
            {words.signIn.wrong}
          </p>
        )}
        {step === 'password' ? (
          <>
            <TextField
              label={words.signIn.email}
              name="email"
              type="email"
              autoComplete="username"
              required
              autoFocus
            />
            <TextField
              label={words.signIn.password}
              name="password"
              type="password"
              autoComplete="current-password"
              required
            />
          </>
        ) : (
          <TextField
            key="code"
            label={words.signIn.code}
            hint={words.signIn.codeHint}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            autoFocus
          />
        )}
        <Button kind="main" submit aria-busy={busy}>
          {words.signIn.go}
        </Button>
        <p className="small">
          <a href="/">{words.shell.publicPages}</a>
        </p>
      </form>
    </main>
  );
}
