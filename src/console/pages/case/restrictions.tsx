/** What restricts an upload beside its rule: each in words, by whom, since when. A warning of the board is one of its own. */
import { useQuery } from '@tanstack/react-query';
import { readRestrictions } from '../../api/uploads.ts';
import { useWords } from '../../messages/words.tsx';

export function Restrictions({ id }: { readonly id: string }) {
  const { words, format } = useWords();
  const found = useQuery({ queryKey: ['restrictions', id], queryFn: ({ signal }) => readRestrictions(id, signal) });
  if (!found.data || found.data.length === 0) return null;
  const said = words.case.restrictions;
  return (
    <section>
      <h2>{said.title}</h2>
      <ul className="stack">
        {found.data.map(({ because, ground, source, measure, territories, since, until }) => (
          <li key={because} className="stack tight">
            <span className="strong">
              {measure === 'warning'
                ? said.warning
                : territories
                  ? said.notPublicIn(territories.map((one) => format.territory(one)).join(', '))
                  : said.notPublic}
            </span>
            <span className="soft small break">
              {[
                said.by[source] ?? words.codes.unsaid(source),
                said.since(format.moment(since)),
                ...(until === undefined ? [] : [said.until(format.moment(until))]),
                ground,
              ].join(' · ')}
            </span>
            {measure === 'warning' && <span className="soft small">{said.warningAbout}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
