/** One publication: its conditions, the second person's tick, and after that the public address. */
import { useState, type FormEvent } from 'react';
import { Link, useParams } from 'react-router';
import { call } from '../../api/transport';
import { publicationWords as words } from '../../i18n/workspace/results';
import { Button, ButtonLink } from '../../ui/button';
import { Note } from '../../ui/note';
import { useChange, useRead } from '../api/hooks';
import type { Publication, RunDetail } from '../api/shapes';
import { Dialog, DialogFoot } from '../parts/dialog';
import { FieldFaults, TextInput, Tick } from '../parts/fields';
import { PageHead } from '../parts/page-title';
import { Answer, Failure } from '../parts/states';
import { useToast } from '../parts/toast';
import { paths, rankingAddress } from '../paths';
import { shortFingerprint } from '../results/run.page';
import { useFormat, useSay } from '../say';
import { useMay, useSession } from '../session/session';
import { GateList } from './gate-list';
import { publishObstacle } from './gates';
import { PublicationState } from './publications.page';
import { useGates, useTwoPersons } from './use-gates';

export function PublicationPage() {
  const { id = '' } = useParams();
  const publication = useRead<Publication>(['publications', id], `/publications/${id}`);
  return (
    <Answer page of={publication}>
      {(one) => <Show publication={one} />}
    </Answer>
  );
}

function Show({ publication }: { readonly publication: Publication }) {
  const say = useSay();
  const may = useMay();
  const run = useRead<RunDetail>(['runs', publication.runId], `/runs/${publication.runId}`, undefined, {
    enabled: may('runs.read'),
  });
  const [withdrawing, setWithdrawing] = useState(false);
  const isPublic = publication.state === 'published' || publication.state === 'replaced';
  return (
    <>
      <PageHead
        title={say(publication.title)}
        marks={<PublicationState state={publication.state} />}
        actions={
          <>
            {isPublic ? (
              <ButtonLink icon="eye" href={rankingAddress(publication.id)}>
                {say(words.seePublic)}
              </ButtonLink>
            ) : null}
            {publication.state === 'prepared' && may('publications.prepare') ? (
              <Button look="destructive" onClick={() => setWithdrawing(true)}>
                {say(words.withdraw)}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="split">
        <div>
          {publication.replacedById === null ? null : (
            <Note tone="warn">
              {say(words.replacedBy)}. <Link to={paths.publication(publication.replacedById)}>{say(words.seeNew)}</Link>
            </Note>
          )}
          {publication.withdrawnReason === null ? null : (
            <Note>
              {say(words.withdrawn)}: {publication.withdrawnReason}
            </Note>
          )}
          <Answer of={run}>{(one) => <Gates run={one} publication={publication} />}</Answer>
        </div>
        <div>
          <Facts publication={publication} />
          {publication.state === 'prepared' ? <Approve publication={publication} /> : null}
        </div>
      </div>
      {withdrawing ? <Withdraw publication={publication} onClose={() => setWithdrawing(false)} /> : null}
    </>
  );
}

function Gates({ run, publication }: { readonly run: RunDetail; readonly publication: Publication }) {
  return <GateList gates={useGates(run, publication.state === 'prepared' ? publication : null)} />;
}

function Facts({ publication }: { readonly publication: Publication }) {
  const say = useSay();
  const format = useFormat();
  const facts = [
    [words.year, String(publication.year)],
    [words.rankedOf, `${format.whole(publication.ranked)} / ${format.whole(publication.agencies)}`],
    [words.forms, format.whole(publication.responses)],
    [words.decisionNumber, publication.decisionNumber ?? '–'],
    [words.decisionOn, format.day(publication.decisionOn)],
    [words.preparedBy, publication.preparedBy ?? '–'],
    [words.preparedAt, format.moment(publication.preparedAt)],
    [words.approvedBy, publication.approvedBy ?? '–'],
    [words.publishedAt, format.moment(publication.publishedAt)],
    [words.note, publication.note || '–'],
  ] as const;
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(publication.state === 'prepared' ? words.whatPublic : words.name)}</h2>
      </div>
      <dl className="facts card-body">
        <div>
          <dt>{say(words.run)}</dt>
          <dd>
            <Link to={paths.run(publication.runId)}>{say(publication.surveyTitle)}</Link>
          </dd>
        </div>
        {facts.map(([label, value]) => (
          <div key={label.en}>
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{say(words.fingerprint)}</dt>
          <dd className="code" title={publication.fingerprint}>
            {shortFingerprint(publication.fingerprint)}
          </dd>
        </div>
        {publication.singlePerson ? (
          <div>
            <dt>{say(words.singlePerson)}</dt>
            <dd>✓</dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
}

function Approve({ publication }: { readonly publication: Publication }) {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  const toast = useToast();
  const { account } = useSession();
  const [ticked, setTicked] = useState(false);
  const obstacle = publishObstacle(
    publication,
    { id: account.id, mayApprove: may('publications.approve') },
    useTwoPersons(),
  );
  const approve = useChange(
    () => call<Publication>('POST', `/publications/${publication.id}/approve`),
    ['publications', 'runs'],
    () => toast(say(words.publishedToast)),
  );
  return (
    <section className="card">
      <div className="card-body stack approve">
        <Tick checked={ticked} onChange={setTicked} disabled={obstacle !== null}>
          {say(words.publishAsk)}
        </Tick>
        <Button
          look="primary"
          large
          icon="flag"
          disabled={!ticked || obstacle !== null || approve.isPending}
          onClick={() => approve.mutate()}
        >
          {say(words.publish, { n: format.whole(publication.agencies) })}
        </Button>
        {obstacle === null ? null : <p className="fault">{say(words.cannotPublish, { reason: say(obstacle) })}</p>}
        {approve.error ? <Failure error={approve.error} /> : null}
      </div>
    </section>
  );
}

function Withdraw({ publication, onClose }: { readonly publication: Publication; readonly onClose: () => void }) {
  const say = useSay();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const short = reason.trim().length < 5;
  const withdraw = useChange(
    () => call<Publication>('POST', `/publications/${publication.id}/withdraw`, { body: { reason: reason.trim() } }),
    ['publications', 'runs'],
    () => {
      toast(say(words.withdrawnToast));
      onClose();
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (!short) withdraw.mutate();
  };
  return (
    <Dialog title={say(words.withdrawTitle)} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>{say(words.withdrawPoint)}</p>
        <FieldFaults error={withdraw.error} own={asked && short ? { reason: say(words.reasonShort) } : {}}>
          <TextInput
            name="reason"
            label={say(words.reason)}
            value={reason}
            onChange={setReason}
            rows={2}
            maxLength={500}
          />
        </FieldFaults>
        {withdraw.error ? <Failure error={withdraw.error} /> : null}
        <DialogFoot action={say(words.withdraw)} onCancel={onClose} busy={withdraw.isPending} danger />
      </form>
    </Dialog>
  );
}
