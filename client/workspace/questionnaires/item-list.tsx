/** The items of one factor: each folds to one line, moves by buttons, opens to be edited. */
import { useState } from 'react';
import { questionnaireWords as words } from '../../i18n/workspace/questionnaires';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icons';
import { SelectInput, Tick } from '../parts/fields';
import { useSay } from '../say';
import { addItem, itemsAt, moveItem, removeItem, setItem, type Definition, type Place } from './edit-definition';
import { TextPair } from './text-pair';

export function ItemList({
  definition,
  place,
  onChange,
}: {
  readonly definition: Definition;
  readonly place: Place;
  readonly onChange: (definition: Definition) => void;
}) {
  const say = useSay();
  const [openCode, setOpenCode] = useState<string | null>(null);
  const items = itemsAt(definition, place);
  const at = (index: number): string => (place === 'extra' ? `extraItems.${index}` : `factors.${place}.items.${index}`);
  const add = (): void => {
    const next = addItem(definition, place);
    onChange(next);
    setOpenCode(itemsAt(next, place).at(-1)?.code ?? null);
  };
  return (
    <>
      {items.map((item, index) => {
        const isOpen = item.code === openCode || item.question.vi === '';
        return (
          <div key={item.code} className="item-row">
            <span className="code mut">{item.code}</span>
            {isOpen ? (
              <div className="stack">
                <TextPair
                  name={`${at(index)}.question`}
                  label={say(words.question)}
                  value={item.question}
                  rows={2}
                  onChange={(question) => {
                    setOpenCode(item.code);
                    onChange(setItem(definition, place, index, { question }));
                  }}
                />
                <TextPair
                  name={`${at(index)}.shortName`}
                  label={say(words.shortName)}
                  value={item.shortName}
                  onChange={(shortName) => onChange(setItem(definition, place, index, { shortName }))}
                />
                <div className="two">
                  <SelectInput
                    name={`${at(index)}.scale`}
                    label={say(words.scale)}
                    value={item.scale}
                    onChange={(scale) => onChange(setItem(definition, place, index, { scale }))}
                    choices={Object.keys(definition.scales).map((name) => ({ value: name, label: name }))}
                  />
                  <Tick
                    checked={item.required}
                    onChange={(required) => onChange(setItem(definition, place, index, { required }))}
                  >
                    {say(words.required)}
                  </Tick>
                </div>
              </div>
            ) : (
              <div>
                {say(item.question)}
                <div className="xs mut">{item.scale}</div>
              </div>
            )}
            <div className="moves">
              <Button
                aria-label={isOpen ? say(words.foldItem) : say(words.editItem, { code: item.code })}
                onClick={() => setOpenCode(isOpen ? null : item.code)}
              >
                <Icon name={isOpen ? 'up' : 'pen'} small />
              </Button>
              <Button
                aria-label={say(words.moveUp, { code: item.code })}
                disabled={index === 0}
                onClick={() => onChange(moveItem(definition, place, index, -1))}
              >
                <Icon name="up" small />
              </Button>
              <Button
                aria-label={say(words.moveDown, { code: item.code })}
                disabled={index === items.length - 1}
                onClick={() => onChange(moveItem(definition, place, index, 1))}
              >
                <Icon name="down" small />
              </Button>
              <Button
                aria-label={say(words.removeItem, { code: item.code })}
                title={place !== 'extra' && items.length === 1 ? say(words.lastItem) : undefined}
                disabled={place !== 'extra' && items.length === 1}
                onClick={() => onChange(removeItem(definition, place, index))}
              >
                <Icon name="trash" small />
              </Button>
            </div>
          </div>
        );
      })}
      <div className="card-body">
        <Button icon="plus" onClick={add}>
          {say(words.addItem)}
        </Button>
      </div>
    </>
  );
}
