/** The same index by channel: channels are kept apart, and those outside the index stand beside it (METHODS §2.1). */
import type { AgencyProfile } from '../api/types';
import { useSpeech } from './speech';

export function ChannelTable({ profile }: { profile: AgencyProfile }) {
  const speech = useSpeech();
  const { t, count } = speech;
  const { unit } = profile.method.rule;
  return (
    <>
      <h2>{t('agency.channels')}</h2>
      <p className="st">{t('agency.channelsNote')}</p>
      <table>
        <caption className="vh">{t('agency.channels')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agency.channel')}</th>
            <th scope="col" className="num">
              {t('ranking.value')}
            </th>
            <th scope="col" className="num">
              {t('ranking.interval')}
            </th>
            <th scope="col" className="num">
              n
            </th>
          </tr>
        </thead>
        <tbody>
          {profile.channels.map((channel) => (
            <tr key={channel.channel}>
              <th scope="row">
                {t([`channel.${channel.channel}`, 'channel.import'])}{' '}
                {channel.entersIndex && <span aria-hidden="true">●</span>}
                <span className="vh">, {channel.entersIndex ? t('agency.enters') : t('agency.apart')}</span>
              </th>
              <td className="num b">
                {channel.value === null ? t('ranking.hidden') : speech.value(channel.value, unit)}
              </td>
              <td className="num">{channel.interval === null ? '–' : speech.interval(channel.interval, unit)}</td>
              <td className="num mut">{channel.n === null ? t('ranking.underTen') : count(channel.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
