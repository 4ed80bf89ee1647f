/** One agency: what it is, when it is valid, what it was formed from; edited in place or added new. */
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { agencyWords as words } from '../../i18n/workspace/agencies';
import { kindWords } from '../../i18n/workspace/common';
import { Button } from '../../ui/button';
import { useRead } from '../api/hooks';
import type { AgencyLink, AgencyProfile } from '../api/shapes';
import { PageHead } from '../parts/page-title';
import { Answer } from '../parts/states';
import { useToast } from '../parts/toast';
import { paths } from '../paths';
import { useFormat, useSay } from '../say';
import { useMay } from '../session/session';
import { Validity } from './agencies.page';
import { AgencyForm } from './agency-form';

export function NewAgencyPage() {
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  return (
    <>
      <PageHead title={say(words.newTitle)} />
      <div className="column">
        <AgencyForm
          agency={null}
          onCancel={() => void navigate(paths.agencies)}
          onSaved={(agency) => {
            toast(say(words.saved, { name: agency.name }));
            void navigate(paths.agency(agency.id), { replace: true });
          }}
        />
      </div>
    </>
  );
}

export function AgencyPage() {
  const { id = '' } = useParams();
  const agency = useRead<AgencyProfile>(['agencies', id], `/agencies/${id}`);
  return (
    <Answer page of={agency}>
      {(one) => <Profile key={`${one.id} ${one.version}`} agency={one} />}
    </Answer>
  );
}

function Profile({ agency }: { readonly agency: AgencyProfile }) {
  const say = useSay();
  const may = useMay();
  const toast = useToast();
  const [editing, setEditing] = useState(false);
  return (
    <>
      <PageHead
        title={agency.name}
        actions={
          may('agencies.write') && !editing ? (
            <Button look="primary" icon="pen" onClick={() => setEditing(true)}>
              {say(words.edit)}
            </Button>
          ) : null
        }
      />
      <div className="split">
        <div>
          {editing ? (
            <AgencyForm
              agency={agency}
              onCancel={() => setEditing(false)}
              onSaved={(saved) => {
                setEditing(false);
                toast(say(words.saved, { name: saved.name }));
              }}
            />
          ) : (
            <Facts agency={agency} />
          )}
        </div>
        <div>
          <History agency={agency} />
        </div>
      </div>
    </>
  );
}

function Facts({ agency }: { readonly agency: AgencyProfile }) {
  const say = useSay();
  const format = useFormat();
  const scope =
    agency.procedureScope === 'normal' ? words.normal : agency.procedureScope === 'few' ? words.few : words.unknown;
  const facts = [
    [words.kind, say(kindWords[agency.kind as keyof typeof kindWords])],
    [words.unitType, agency.unitType ?? '–'],
    [words.shortName, agency.shortName ?? '–'],
    [words.officialCode, agency.officialCode ?? '–'],
    [words.code, agency.code],
    [words.procedureScope, say(scope)],
  ] as const;
  return (
    <section className="card">
      <dl className="facts card-body">
        {facts.map(([label, value]) => (
          <div key={label.en}>
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{say(words.parent)}</dt>
          <dd>
            {agency.parentId === null ? '–' : <Link to={paths.agency(agency.parentId)}>{agency.parentName}</Link>}
          </dd>
        </div>
        <div>
          <dt>{say(words.valid)}</dt>
          <dd>
            <Validity agency={agency} format={format.day} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

function History({ agency }: { readonly agency: AgencyProfile }) {
  const say = useSay();
  const none = agency.predecessors.length === 0 && agency.successors.length === 0;
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.history)}</h2>
      </div>
      <div className="card-body stack">
        {none ? <p className="mut">{say(words.noHistory)}</p> : null}
        <LinkList title={say(words.predecessors)} links={agency.predecessors} />
        <LinkList title={say(words.successors)} links={agency.successors} />
      </div>
    </section>
  );
}

function LinkList({ title, links }: { readonly title: string; readonly links: readonly AgencyLink[] }) {
  const say = useSay();
  const format = useFormat();
  if (links.length === 0) return null;
  return (
    <div>
      <h3 className="xs b">{title}</h3>
      <ul>
        {links.map(({ agency, partial }) => (
          <li key={agency.id}>
            <Link to={paths.agency(agency.id)}>{agency.name}</Link>
            <span className="xs mut">
              {partial ? ` · ${say(words.partial)}` : ''} · <Validity agency={agency} format={format.day} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
