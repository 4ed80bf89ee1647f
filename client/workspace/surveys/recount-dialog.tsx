/** Compares the tallies with every stored form; mends them only when asked. */
import { call } from '../../api/transport';
import { channelWords, commonWords } from '../../i18n/workspace/common';
import { surveyWords as words } from '../../i18n/workspace/surveys';
import { Button } from '../../ui/button';
import { Note } from '../../ui/note';
import { useChange } from '../api/hooks';
import type { Recount, Survey, SurveyCounts } from '../api/shapes';
import { Dialog } from '../parts/dialog';
import { TableFrame } from '../parts/list-tools';
import { Failure } from '../parts/states';
import { useFormat, useSay } from '../say';

export function RecountSurvey({
  survey,
  counts,
  onClose,
}: {
  readonly survey: Survey;
  readonly counts: SurveyCounts | undefined;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const format = useFormat();
  const recount = useChange(
    (repair: boolean) => call<Recount>('POST', `/surveys/${survey.id}/recount`, { query: { repair } }),
    ['surveys'],
  );
  const found = recount.data;
  const differs = found !== undefined && found.differences.length > 0;
  return (
    <Dialog title={say(words.recountTitle)} onClose={onClose} wide={differs}>
      <div className="stack">
        <p>{say(words.recountLead)}</p>
        {recount.error ? <Failure error={recount.error} /> : null}
        {found === undefined ? null : (
          <Note tone={differs && !found.repaired ? 'warn' : 'ok'}>
            {say(found.repaired ? words.recountRepaired : differs ? words.recountDiffers : words.recountSame, {
              n: format.whole(found.responses),
              m: format.whole(found.differences.length),
            })}
          </Note>
        )}
        {differs ? <Differences found={found} counts={counts} /> : null}
        <div className="dialog-foot">
          <Button onClick={onClose}>{say(commonWords.close)}</Button>
          {differs && !found.repaired ? (
            <Button look="destructive" onClick={() => recount.mutate(true)} disabled={recount.isPending}>
              {say(words.repair)}
            </Button>
          ) : null}
          <Button look="primary" onClick={() => recount.mutate(false)} disabled={recount.isPending}>
            {say(words.check)}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Differences({ found, counts }: { readonly found: Recount; readonly counts: SurveyCounts | undefined }) {
  const say = useSay();
  const format = useFormat();
  const names = new Map((counts?.agencies ?? []).map(({ agencyId, name }) => [agencyId, name]));
  return (
    <TableFrame label={say(words.recountTitle)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.agencies)}</th>
            <th scope="col">{say(words.channel)}</th>
            <th scope="col" className="num">
              {say(words.tallied)}
            </th>
            <th scope="col" className="num">
              {say(words.counted)}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.differences.map((one) => (
            <tr key={`${one.agencyId} ${one.channel} ${one.respondentKind}`}>
              <th scope="row">{names.get(one.agencyId) ?? one.agencyId}</th>
              <td>{say(channelWords[one.channel as keyof typeof channelWords])}</td>
              <td className="num">{format.whole(one.tallied)}</td>
              <td className="num">{format.whole(one.counted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
