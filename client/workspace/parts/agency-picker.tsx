/** One agency chosen by typing a part of its name, accents or not; the server searches. */
import { useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { accountWords as words } from '../../i18n/workspace/accounts';
import { Icon } from '../../ui/icons';
import { useRead } from '../api/hooks';
import type { Agency, Page } from '../api/shapes';
import { useSay } from '../say';
import { useFault } from './fields';

export interface ChosenAgency {
  readonly id: string;
  readonly name: string;
}

export function AgencyPicker({
  name,
  label,
  value,
  onChange,
  on,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: ChosenAgency | null;
  readonly onChange: (agency: ChosenAgency | null) => void;
  /** Only agencies that exist on this day. */
  readonly on?: string;
}) {
  const say = useSay();
  const fault = useFault(name);
  const [typed, setTyped] = useState(value?.name ?? '');
  const wanted = typed === value?.name ? '' : typed.trim();
  const query = { search: wanted, pageSize: 30, on: on ?? '' };
  const found = useRead<Page<Agency>>(['agencies', 'picker', query], '/agencies', query, { keep: true });
  return (
    <ComboBox
      className="field-set"
      inputValue={typed}
      onInputChange={(text) => {
        setTyped(text);
        if (text === '') onChange(null);
      }}
      items={found.data?.items ?? []}
      value={value?.id ?? null}
      onChange={(key) => {
        const agency = found.data?.items.find(({ id }) => id === key);
        if (agency === undefined) return;
        setTyped(agency.name);
        onChange({ id: agency.id, name: agency.name });
      }}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={fault !== undefined}
      defaultFilter={() => true}
    >
      <Label>{label}</Label>
      <Input className="input" placeholder={say(words.chooseAgency)} />
      {fault === undefined ? null : (
        <p className="field-error" role="alert">
          <Icon name="warn" small />
          <span>{fault}</span>
        </p>
      )}
      <Popover className="popover">
        <ListBox<Agency> renderEmptyState={() => <p className="xs mut">{say(words.noAgency)}</p>}>
          {(agency) => (
            <ListBoxItem id={agency.id} textValue={agency.name}>
              {agency.name}
              {agency.parentName === null ? null : <span className="mut xs"> · {agency.parentName}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
