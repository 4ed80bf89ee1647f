/** XLSX in: first a preview with every fault by sheet, row and column, then all rows or the good ones. */
import { useState } from 'react';
import { call } from '../../api/transport';
import { agencyWords as words } from '../../i18n/workspace/agencies';
import { commonWords } from '../../i18n/workspace/common';
import { Button } from '../../ui/button';
import { Note } from '../../ui/note';
import { useChange } from '../api/hooks';
import type { ImportReport } from '../api/shapes';
import { Dialog } from '../parts/dialog';
import { Field, FieldFaults } from '../parts/fields';
import { TableFrame } from '../parts/list-tools';
import { Failure } from '../parts/states';
import { useToast } from '../parts/toast';
import { useFormat, useSay } from '../say';

type Mode = 'preview' | 'goodRows' | 'allOrNothing';

export function ImportAgencies({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const format = useFormat();
  const toast = useToast();
  const [file, setFile] = useState<File | null>(null);
  const [asked, setAsked] = useState(false);
  const send = useChange(
    (mode: Mode) => {
      const form = new FormData();
      if (file !== null) form.append('file', file);
      return call<ImportReport>('POST', '/agencies/import', { query: { mode }, body: form });
    },
    ['agencies'],
    (report, mode) => {
      if (mode === 'preview' || !report.applied) return;
      toast(say(words.imported, { created: report.created, updated: report.updated }));
      onClose();
    },
  );
  const report = send.data;
  const preview = (): void => {
    setAsked(true);
    if (file !== null) send.mutate('preview');
  };
  return (
    <Dialog title={say(words.importTitle)} onClose={onClose} wide>
      <div className="stack">
        <p>{say(words.importLead)}</p>
        <FieldFaults own={asked && file === null ? { file: say(words.chooseFile) } : {}}>
          <Field name="file" label={say(words.file)}>
            {(parts) => (
              <input
                {...parts}
                className="input"
                type="file"
                accept=".xlsx"
                onChange={(event) => {
                  setFile(event.target.files?.[0] ?? null);
                  send.reset();
                }}
              />
            )}
          </Field>
        </FieldFaults>
        {send.error ? <Failure error={send.error} /> : null}
        {report === undefined ? null : (
          <>
            <Note tone={report.faultCount === 0 ? 'ok' : 'warn'}>
              {say(words.previewResult, {
                rows: format.whole(report.rows),
                created: format.whole(report.created),
                updated: format.whole(report.updated),
                faults: format.whole(report.faultCount),
              })}
            </Note>
            {report.faults.length === 0 ? null : <Faults report={report} />}
          </>
        )}
        <div className="dialog-foot">
          <Button onClick={onClose}>{say(commonWords.cancel)}</Button>
          <Button look={report === undefined ? 'primary' : 'plain'} onClick={preview} disabled={send.isPending}>
            {say(words.preview)}
          </Button>
          {report === undefined ? null : report.faultCount === 0 ? (
            <Button look="primary" onClick={() => send.mutate('allOrNothing')} disabled={send.isPending}>
              {say(words.importAll)}
            </Button>
          ) : (
            <Button
              look="primary"
              onClick={() => send.mutate('goodRows')}
              disabled={send.isPending || report.created + report.updated === 0}
            >
              {say(words.importGood)}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Faults({ report }: { readonly report: ImportReport }) {
  const say = useSay();
  return (
    <div className="card">
      <TableFrame label={say(words.reason)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(words.sheet)}</th>
              <th scope="col" className="num">
                {say(words.row)}
              </th>
              <th scope="col">{say(words.column)}</th>
              <th scope="col">{say(words.reason)}</th>
            </tr>
          </thead>
          <tbody>
            {report.faults.map((fault, index) => (
              <tr key={index}>
                <td>{fault.sheet}</td>
                <td className="num">{fault.row}</td>
                <td>{fault.column}</td>
                <td>{say(fault.message)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </div>
  );
}
