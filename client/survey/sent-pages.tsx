/** After sending: received with a receipt, or kept on this device because the network is gone. */
import { useState } from 'react';
import type { Receipt } from '../api/types';
import { formatMoment } from '../ui/format';
import { Icon } from '../ui/icons';
import { useSpeech } from './language';

export function ReceivedPage({
  receipt,
  agencyName,
  onAnother,
}: {
  receipt: Receipt;
  agencyName: string | null;
  onAnother: () => void;
}) {
  const { t } = useSpeech();
  return (
    <>
      <span className="seal ok">
        <Icon name="check" />
      </span>
      <h1 data-focus tabIndex={-1}>
        {t('thanks.heading')}
        <br />
        {t('thanks.again')}
      </h1>
      <p className="lead">{agencyName === null ? t('thanks.bodyRound') : t('thanks.body', { agency: agencyName })}</p>
      <p className="receipt">
        <span>{t('thanks.receipt')}</span>
        <b>{receipt.receipt}</b>
        <span>{t('thanks.keep')}</span>
      </p>
      {!receipt.counted && <p className="remark">{t('thanks.late')}</p>}
      <div className="buttons">
        <button type="button" className="button" onClick={onAnother}>
          {t('thanks.another')}
        </button>
      </div>
    </>
  );
}

export function SavedPage({
  waiting,
  savedAt,
  busy,
  onRetry,
  onAnother,
}: {
  waiting: number;
  savedAt: string;
  /** The server answered, but could not take it now. */
  busy: boolean;
  /** Resolves when the attempt is over; a received form shows another page. */
  onRetry: () => Promise<void>;
  onAnother: () => void;
}) {
  const { t, language } = useSpeech();
  const [state, setState] = useState<'idle' | 'trying' | 'failed'>('idle');
  return (
    <>
      <span className="seal warn">
        <Icon name="download" />
      </span>
      <h1 data-focus tabIndex={-1}>
        {t('saved.heading')}
        <br />
        {t('thanks.again')}
      </h1>
      <p className="lead">{busy ? t('saved.busy') : t('saved.body')}</p>
      <ul className="promises">
        <li>
          <Icon name="clock" />
          <span>{t('saved.waiting', { count: waiting, at: formatMoment(savedAt, language) })}</span>
        </li>
        <li>
          <Icon name="about" />
          <span>{t('saved.open')}</span>
        </li>
      </ul>
      <div role="status">{state === 'failed' && <p className="remark">{t('saved.still')}</p>}</div>
      <div className="buttons">
        <button
          type="button"
          className="button primary"
          aria-disabled={state === 'trying'}
          onClick={() => {
            if (state === 'trying') return;
            setState('trying');
            void onRetry().then(() => setState('failed'));
          }}
        >
          {state === 'trying' ? t('saved.trying') : t('saved.retry')}
        </button>
        <button type="button" className="button" onClick={onAnother}>
          {t('thanks.another')}
        </button>
      </div>
    </>
  );
}
