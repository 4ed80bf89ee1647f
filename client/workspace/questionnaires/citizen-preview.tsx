/** The questionnaire as a citizen reads it on paper or phone: same words, same order of levels; nothing can be answered here. */
import { useId } from 'react';
import type { Questionnaire, QuestionnaireItem, Scale } from '../../../scoring/satisfaction/questionnaire.js';
import { questionnaireWords as words } from '../../i18n/workspace/questionnaires';
import { Face, faceOf } from '../../ui/faces';
import { useSay } from '../say';

export function CitizenPreview({ definition }: { readonly definition: Questionnaire }) {
  const say = useSay();
  return (
    <div className="paper-form">
      <p className="xs mut">{say(words.previewNote)}</p>
      <h2 className="h3">{say(definition.title)}</h2>
      {definition.factors.map((factor) => (
        <section key={factor.code}>
          <h3>{say(factor.name)}</h3>
          {factor.items.map((item) => (
            <Item key={item.code} item={item} definition={definition} />
          ))}
        </section>
      ))}
      {definition.extraItems.length === 0 ? null : (
        <section>
          <h3>{say(words.extra)}</h3>
          {definition.extraItems.map((item) => (
            <Item key={item.code} item={item} definition={definition} />
          ))}
        </section>
      )}
      {definition.profileQuestions.length === 0 ? null : (
        <section>
          <h3>{say(words.profile)}</h3>
          <ul>
            {definition.profileQuestions.map((question) => (
              <li key={question.code}>{say(question.question)}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Item({ item, definition }: { readonly item: QuestionnaireItem; readonly definition: Questionnaire }) {
  const say = useSay();
  const name = useId();
  const scale: Scale | undefined = definition.scales[item.scale];
  const others = item.alternativeScales ?? [];
  return (
    <fieldset aria-labelledby={name}>
      <legend id={name}>{say(item.question)}</legend>
      {item.showWhen === undefined ? null : (
        <p className="xs mut">
          {say(item.showWhen.notSatisfied ? words.showWhen : words.showWhenSatisfied, { code: item.showWhen.item })}
        </p>
      )}
      {others.length === 0 ? null : <p className="xs mut">{say(words.anyScale, { names: others.join(', ') })}</p>}
      {scale === undefined ? null : <Levels scale={scale} />}
    </fieldset>
  );
}

/** Best on top, as every upright list of the citizen page shows it. */
function Levels({ scale }: { readonly scale: Scale }) {
  const say = useSay();
  if (scale.type === 'text') return <p className="level apart">{say(words.anyAnswer)}</p>;
  if (scale.type === 'number') {
    return (
      <p className="level apart">
        {say(words.numberAnswer)} {scale.unit ?? ''}
      </p>
    );
  }
  const levels = (scale.levels ?? []).map((level, index) => ({ level, index }));
  const ordered = scale.type === 'ordinal' ? [...levels].reverse() : levels;
  return (
    <div>
      {scale.type === 'multi' ? <p className="xs mut">{say(words.severalAnswers)}</p> : null}
      {ordered.map(({ level, index }) => {
        const face = scale.type === 'ordinal' ? faceOf(index, levels.length) : null;
        return (
          <p key={level.value} className="level">
            {face === null ? null : <Face level={face} size={24} />}
            {say(level.label)}
          </p>
        );
      })}
      {scale.notApplicableLabel === undefined ? null : <p className="level apart">{say(scale.notApplicableLabel)}</p>}
    </div>
  );
}
