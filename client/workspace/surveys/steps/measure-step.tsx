/** Step 1: title, sector, questionnaire version, and the scale of an item where the questionnaire offers several. */
import { commonWords, sectorWords } from '../../../i18n/workspace/common';
import { surveyWords as words } from '../../../i18n/workspace/surveys';
import { useRead } from '../../api/hooks';
import { sectors, type Page, type QuestionnaireSummary, type QuestionnaireVersion } from '../../api/shapes';
import { SelectInput, TextInput } from '../../parts/fields';
import { Answer } from '../../parts/states';
import { questionnaireList } from '../../questionnaires/questionnaires.page';
import { useSay } from '../../say';
import { useSession } from '../../session/session';
import { itemsWithChoice, type SurveyPlan } from '../survey-plan';

export interface StepProps {
  readonly plan: SurveyPlan;
  readonly onChange: (part: Partial<SurveyPlan>) => void;
}

export function MeasureStep({ plan, onChange }: StepProps) {
  const say = useSay();
  const { account } = useSession();
  const list = useRead<Page<QuestionnaireSummary>>(['questionnaires', 'list'], '/questionnaires', questionnaireList);
  return (
    <section className="card card-body stack">
      <div className="two">
        <TextInput
          name="title.vi"
          label={say(words.titleField)}
          value={plan.title.vi}
          onChange={(vi) => onChange({ title: { ...plan.title, vi } })}
          maxLength={300}
        />
        <TextInput
          name="title.en"
          label={say(words.titleFieldEn)}
          optional
          value={plan.title.en}
          onChange={(en) => onChange({ title: { ...plan.title, en } })}
          maxLength={300}
        />
      </div>
      <SelectInput
        name="sector"
        label={say(words.sector)}
        value={account.sector ?? plan.sector ?? ''}
        onChange={(sector) => onChange({ sector: sector === '' ? null : sector })}
        disabled={account.sector !== null}
        choices={[
          { value: '', label: say(commonWords.none) },
          ...sectors.map((one) => ({ value: one, label: say(sectorWords[one]) })),
        ]}
      />
      <Answer of={list} lines={2}>
        {({ items }) => (
          <SelectInput
            name="questionnaireVersionId"
            label={say(words.questionnaire)}
            value={plan.questionnaireVersionId}
            onChange={(questionnaireVersionId) => onChange({ questionnaireVersionId, scaleChoices: {} })}
            choices={[
              { value: '', label: say(words.chooseQuestionnaire) },
              ...items
                .filter((one) => one.state === 'published' || one.id === plan.questionnaireVersionId)
                .map((one) => ({ value: one.id, label: `${say(one.title)} · ${one.questionnaireId} ${one.version}` })),
            ]}
          />
        )}
      </Answer>
      {plan.questionnaireVersionId === '' ? null : <ScaleChoice plan={plan} onChange={onChange} />}
    </section>
  );
}

function ScaleChoice({ plan, onChange }: StepProps) {
  const say = useSay();
  const id = plan.questionnaireVersionId;
  const version = useRead<QuestionnaireVersion>(['questionnaires', id], `/questionnaires/${id}`);
  return (
    <Answer of={version} lines={2}>
      {({ definition }) => (
        <>
          {itemsWithChoice(definition).map((item) => (
            <SelectInput
              key={item.code}
              name={`scaleChoices.${item.code}`}
              label={say(words.scaleFor, { name: say(item.shortName) })}
              value={plan.scaleChoices[item.code] ?? item.scale}
              onChange={(scale) => {
                const { [item.code]: _former, ...others } = plan.scaleChoices;
                onChange({ scaleChoices: scale === item.scale ? others : { ...others, [item.code]: scale } });
              }}
              choices={[item.scale, ...(item.alternativeScales ?? [])].map((name) => {
                const levels = definition.scales[name]?.levels ?? [];
                const ends = [levels.at(0), levels.at(-1)].flatMap((level) =>
                  level === undefined ? [] : [say(level.label)],
                );
                return { value: name, label: say(words.levels, { n: levels.length, names: ends.join(' … ') }) };
              })}
            />
          ))}
        </>
      )}
    </Answer>
  );
}
