import { Dropdown, Field, Option } from "@fluentui/react-components";

/** One choice among a few words; nothing chosen yet is said in words too. */
export function WordChoice<Value extends string>(props: {
  readonly label: string;
  readonly words: Readonly<Record<Value, string>>;
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
}) {
  const { label, words, value, onChange } = props;
  return (
    <Field
      label={label}
      validationState={value === null ? "warning" : "none"}
      validationMessage={value === null ? "Please choose" : undefined}
    >
      <Dropdown
        placeholder="Not chosen yet"
        value={value === null ? "" : words[value]}
        selectedOptions={value === null ? [] : [value]}
        onOptionSelect={(_event, { optionValue }) => optionValue && onChange(optionValue as Value)}
      >
        {(Object.entries(words) as [Value, string][]).map(([key, text]) => (
          <Option key={key} value={key}>
            {text}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
