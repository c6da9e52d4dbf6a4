/** One contact of an authority: what it asks, whether the public may know of it yet, the law's list point by point, its reach. */
import { Link } from '@tanstack/react-router';
import type { CaseDetail } from '../../api/cases.ts';
import type { OrderState } from '../../api/procedures.ts';
import { useWords } from '../../messages/words.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Facts } from '../../ui/facts.tsx';
import { textOf } from './case-pane.tsx';

export function OrderDossier({ detail }: { readonly detail: CaseDetail }) {
  const { words, format } = useWords();
  const said = words.registers.orders;
  const order = detail.state as unknown as OrderState;
  const { contact, gag, reason, territories } = order;
  return (
    <>
      {gag && (
        <div className="note wait stack tight">
          <p className="strong">{said.sealed}</p>
          <p>{said.sealedAbout(format.day(gag.until), gag.basis)}</p>
        </div>
      )}
      {!gag && order.opened && <p className="note">{said.openedAbout}</p>}
      <Facts
        facts={[
          [said.authority, contact.authority],
          [words.fields.country.label, format.territory(contact.country)],
          [said.form, said.forms[contact.form]],
          [said.class, order.as && (said.classes[order.as] ?? order.as)],
          [said.received, format.moment(order.loggedAt)],
          [said.account, contact.account && <span className="break">{contact.account}</span>],
          [said.reach, territories && territories.map(format.territory).join(', ')],
          [words.fields.until.label, order.until !== undefined && format.day(order.until)],
          [
            words.registers.publicPage,
            <a key="public" href={`/orders#${detail.file.pseudonym}`}>
              {detail.file.pseudonym}
            </a>,
          ],
        ]}
      />
      <section className="stack tight">
        <h3>{said.asks}</h3>
        <p className="said as-written">{textOf(detail, contact.text)}</p>
      </section>
      <LawsList order={order} />
      {reason !== undefined && (
        <section className="stack tight">
          <h3>{said.reason}</h3>
          <p className="said as-written">{textOf(detail, reason)}</p>
        </section>
      )}
      {order.notice !== undefined && (
        <p>
          <Link to="/cases/$kind/$id" params={{ kind: 'notice', id: order.notice.replace(/^notice\//, '') }}>
            {said.notice}
          </Link>
        </p>
      )}
      <section className="stack tight">
        <h3>{said.uploads}</h3>
        {contact.uploads.length === 0 ? (
          <p className="soft">{said.noUploads}</p>
        ) : (
          <ul className="stack tight">
            {contact.uploads.map((stream) => {
              const id = stream.slice('upload/'.length);
              return (
                <li key={stream} className="break">
                  <Link to="/uploads/$id" params={{ id }}>
                    {id}
                  </Link>
                </li>
              );
            })}
          </ul>
        )}
      </section>
      {order.holds.length > 0 && (
        <section className="stack tight">
          <h3>{said.holds}</h3>
          <ul className="stack tight">
            {order.holds.map(({ id, custodian, until, about }) => (
              <li key={id}>
                {said.hold(custodian, format.day(until))} <span className="soft">({format.number(about.length)})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Each point with a sign and a word: what an order must contain, and whether this one does. */
function LawsList({ order: { checked, missing, kind } }: { readonly order: OrderState }) {
  const { words } = useWords();
  const said = words.registers.orders;
  if (kind === 'informal') return null;
  const known = checked !== undefined || missing !== undefined;
  return (
    <section className="stack tight">
      <h3>{said.list}</h3>
      {known ? (
        <ul className="points">
          {Object.entries(said.points).map(([point, name]) => {
            const lacks = missing?.includes(point) === true;
            return (
              <li key={point}>
                <span>{name}</span>
                <Badge mood={lacks ? 'stop' : 'good'}>{lacks ? said.lacks : said.has}</Badge>
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="soft">{said.listNot}</p>
      )}
      {checked?.legalBasis !== undefined && <code>{checked.legalBasis}</code>}
    </section>
  );
}
