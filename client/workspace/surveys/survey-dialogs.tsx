/** What is done to a round: open, close, extend, duplicate, remove; each says first what it fixes or ends. */
import { useState, type FormEvent } from 'react';
import { call } from '../../api/transport';
import { commonWords } from '../../i18n/workspace/common';
import { surveyWords as words } from '../../i18n/workspace/surveys';
import { useChange } from '../api/hooks';
import type { Survey } from '../api/shapes';
import { Confirm, Dialog, DialogFoot } from '../parts/dialog';
import { FieldFaults, MomentInput, NumberInput } from '../parts/fields';
import { Failure } from '../parts/states';
import { useToast } from '../parts/toast';
import { useFormat, useSay } from '../say';
import { instantOfLocal, localOfInstant } from '../time/vietnam-time';

interface DialogProps {
  readonly survey: Survey;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function OpenSurvey({ survey, onClose, onDone }: DialogProps) {
  const say = useSay();
  const format = useFormat();
  const toast = useToast();
  const open = useChange(
    () => call<Survey>('POST', `/surveys/${survey.id}/open`),
    ['surveys'],
    () => {
      toast(say(words.openedToast));
      onDone();
    },
  );
  return (
    <Confirm
      title={say(words.openTitle, { title: say(survey.title) })}
      points={[
        say(words.openPoint1),
        say(words.openPoint2, { n: format.whole(survey.agencies) }),
        say(words.openPoint3),
      ]}
      action={say(words.open)}
      tick={say(commonWords.understood)}
      busy={open.isPending}
      error={open.error}
      onConfirm={() => open.mutate()}
      onClose={onClose}
    />
  );
}

export function CloseSurvey({ survey, below, onClose, onDone }: DialogProps & { readonly below: number }) {
  const say = useSay();
  const format = useFormat();
  const toast = useToast();
  const close = useChange(
    () => call<Survey>('POST', `/surveys/${survey.id}/close`),
    ['surveys'],
    () => {
      toast(say(words.closedToast));
      onDone();
    },
  );
  return (
    <Confirm
      title={say(words.closeTitle, { title: say(survey.title) })}
      points={[
        say(words.closePoint1),
        say(words.closePoint2, { n: survey.graceDays }),
        ...(below > 0 ? [say(words.closePoint3, { n: format.whole(below) })] : []),
      ]}
      action={say(words.close)}
      tick={say(commonWords.understood)}
      danger
      busy={close.isPending}
      error={close.error}
      onConfirm={() => close.mutate()}
      onClose={onClose}
    />
  );
}

export function RemoveSurvey({ survey, onClose, onDone }: DialogProps) {
  const say = useSay();
  const remove = useChange(() => call<void>('DELETE', `/surveys/${survey.id}`), [], onDone);
  return (
    <Confirm
      title={say(words.removeTitle)}
      points={[say(words.removePoint)]}
      action={say(words.removeDraft)}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    />
  );
}

export function ExtendSurvey({ survey, onClose, onDone }: DialogProps) {
  const say = useSay();
  const toast = useToast();
  const [closesAt, setClosesAt] = useState(localOfInstant(survey.closesAt));
  const [graceDays, setGraceDays] = useState<number | null>(survey.graceDays);
  const extend = useChange(
    () =>
      call<Survey>('PATCH', `/surveys/${survey.id}`, {
        body: { version: survey.version, closesAt: instantOfLocal(closesAt), graceDays: graceDays ?? survey.graceDays },
      }),
    ['surveys'],
    () => {
      toast(say(words.extended));
      onDone();
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    extend.mutate();
  };
  return (
    <Dialog title={say(words.extend)} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <FieldFaults error={extend.error}>
          <MomentInput
            name="closesAt"
            time="17:00"
            label={say(words.closesAt)}
            help={say(words.timeHelp)}
            value={closesAt}
            onChange={setClosesAt}
          />
          <NumberInput
            name="graceDays"
            label={say(words.graceDays)}
            help={say(words.graceHelp)}
            value={graceDays}
            onChange={setGraceDays}
          />
        </FieldFaults>
        {extend.error ? <Failure error={extend.error} /> : null}
        <DialogFoot action={say(commonWords.save)} onCancel={onClose} busy={extend.isPending} />
      </form>
    </Dialog>
  );
}
