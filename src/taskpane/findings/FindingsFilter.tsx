import { Dropdown, Field, makeStyles, Option, ToggleButton, tokens } from "@fluentui/react-components";
import type { FlagCard } from "./figures";
import { countMatching, NO_FILTER, providersOf, type Filter } from "./filter";
import { TONE_WORDS, TONES } from "./tone";

const ALL = "all";

const useStyles = makeStyles({
  filter: { display: "grid", gap: tokens.spacingVerticalS },
  tones: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  dropdown: { minWidth: 0 },
});

/** Narrows many findings down to one provider, one tone, or both. */
export function FindingsFilter(props: {
  readonly cards: readonly FlagCard[];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}) {
  const { cards, filter, onChange } = props;
  const styles = useStyles();
  const providers = providersOf(cards);
  const all = `All ${providers.length} providers with findings`;
  const chosen = providers.find(({ id }) => id === filter.providerId);
  return (
    <div className={styles.filter}>
      {providers.length > 1 && (
        <Field label="Provider">
          <Dropdown
            className={styles.dropdown}
            value={chosen?.name ?? all}
            selectedOptions={[filter.providerId ?? ALL]}
            onOptionSelect={(_event, { optionValue }) =>
              onChange({ ...filter, providerId: optionValue === ALL || !optionValue ? null : optionValue })
            }
          >
            <Option value={ALL}>{all}</Option>
            {providers.map(({ id, name, count }) => (
              <Option key={id} value={id} text={name}>
                {name} ({count})
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
      <div className={styles.tones} role="group" aria-label="Kind of finding">
        {TONES.map((tone) => {
          const count = countMatching(cards, { ...NO_FILTER, tone });
          const pressed = filter.tone === tone;
          return (
            count > 0 && (
              <ToggleButton
                key={tone}
                size="small"
                checked={pressed}
                onClick={() => onChange({ ...filter, tone: pressed ? null : tone })}
              >
                {TONE_WORDS[tone]} {count}
              </ToggleButton>
            )
          );
        })}
      </div>
    </div>
  );
}
