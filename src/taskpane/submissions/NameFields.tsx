import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { SourceNames } from "../../submission/sources/source";
import type { ContractNames, UnclearName } from "../../submission/sources/sourceNames";
import { WordChoice } from "../mapping/WordChoice";

const TITLES = { providers: "Providers", indicators: "Indicators" } as const;
const THINGS = { providers: "provider", indicators: "indicator" } as const;
/** Stands for rows that are left out; no id is empty. */
const LEFT_OUT = "";
/** More open names than this are left out by one click. */
const FEW = 3;

const useStyles = makeStyles({
  section: { display: "grid", justifyItems: "stretch", gap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  name: { display: "grid", gap: tokens.spacingVerticalXS },
  closest: { justifySelf: "start" },
});

/** Which provider or indicator of the contract is meant by a name that the contract does not know. */
export function NameFields(props: {
  readonly part: keyof SourceNames;
  readonly names: readonly UnclearName[];
  readonly contract: ContractNames;
  readonly onChange: (label: string, id: string | null) => void;
  readonly onLeaveOut: () => void;
}) {
  const { part, names, contract, onChange, onLeaveOut } = props;
  const styles = useStyles();
  const open = names.filter(({ id }) => id === undefined);
  const spelled = new Map(contract[part].map(({ id, name }) => [id, name === id ? id : `${name} (${id})`]));
  const words = { ...Object.fromEntries(spelled), [LEFT_OUT]: "Leave its rows out" };
  if (names.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{TITLES[part]}</h3>
      <p className={styles.hint}>
        These names are not in the contract. Say once which {THINGS[part]} is meant; it is remembered.
      </p>
      {names.map(({ label, sheet, cell, closest, id }) => (
        <div key={label} className={styles.name}>
          <WordChoice<string>
            label={`“${label}” (${sheet}!${cell})`}
            words={words}
            value={id === undefined ? null : (id ?? LEFT_OUT)}
            onChange={(chosen) => onChange(label, chosen === LEFT_OUT ? null : chosen)}
          />
          {id === undefined && closest !== null && (
            <Button size="small" className={styles.closest} onClick={() => onChange(label, closest)}>
              It is {spelled.get(closest)}
            </Button>
          )}
        </div>
      ))}
      {open.length > FEW && (
        <Button onClick={onLeaveOut}>Leave out all {open.length} that are still open</Button>
      )}
    </section>
  );
}
