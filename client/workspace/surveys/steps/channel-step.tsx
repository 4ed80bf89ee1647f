/** Step 4: how forms come in, which of them enter the index, and when the round opens and closes. */
import { channelWords } from '../../../i18n/workspace/common';
import { surveyWords as words } from '../../../i18n/workspace/surveys';
import { MomentInput, NumberInput, Tick, useFault } from '../../parts/fields';
import { useSay } from '../../say';
import { channels } from '../survey-plan';
import type { StepProps } from './measure-step';

const toggled = (list: readonly string[], one: string, on: boolean): string[] =>
  on
    ? channels.filter((channel) => channel === one || list.includes(channel))
    : list.filter((channel) => channel !== one);

export function ChannelStep({ plan, onChange }: StepProps) {
  const say = useSay();
  const channelFault = useFault('channels');
  const indexFault = useFault('indexChannels');
  const fault = channelFault ?? indexFault;
  return (
    <section className="card card-body stack">
      <fieldset className="stack">
        <legend className="h4">{say(words.channels)}</legend>
        <p className="xs mut">{say(words.channelHelp)}</p>
        <div>
          {channels.map((channel) => {
            const on = plan.channels.includes(channel);
            return (
              <div key={channel} className="chan">
                <Tick
                  checked={on}
                  onChange={(wanted) =>
                    onChange({
                      channels: toggled(plan.channels, channel, wanted),
                      indexChannels: toggled(plan.indexChannels, channel, wanted),
                    })
                  }
                >
                  {say(channelWords[channel])}
                </Tick>
                {on ? (
                  <Tick
                    checked={plan.indexChannels.includes(channel)}
                    onChange={(wanted) => onChange({ indexChannels: toggled(plan.indexChannels, channel, wanted) })}
                  >
                    <span className="vh">{say(channelWords[channel])}: </span>
                    {say(words.inIndex)}
                  </Tick>
                ) : null}
              </div>
            );
          })}
        </div>
        {fault === undefined ? null : <p className="fault">{fault}</p>}
      </fieldset>
      <div className="two">
        <MomentInput
          name="opensAt"
          time="08:00"
          label={say(words.opensAt)}
          help={say(words.timeHelp)}
          value={plan.opensAt}
          onChange={(opensAt) => onChange({ opensAt })}
        />
        <MomentInput
          name="closesAt"
          time="17:00"
          label={say(words.closesAt)}
          help={say(words.timeHelp)}
          value={plan.closesAt}
          onChange={(closesAt) => onChange({ closesAt })}
        />
        <NumberInput
          name="graceDays"
          label={say(words.graceDays)}
          help={say(words.graceHelp)}
          value={plan.graceDays}
          onChange={(graceDays) => onChange({ graceDays })}
        />
      </div>
    </section>
  );
}
