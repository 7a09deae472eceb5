import { Checkbox, makeStyles, typographyStyles } from "@fluentui/react-components";

const useStyles = makeStyles({
  providers: { display: "grid", margin: 0, padding: 0, border: "none", minWidth: 0 },
  legend: { ...typographyStyles.body1Strong, padding: 0 },
});

/** Which providers something is made for; `wanted` keeps their order. */
export function ProviderChoice(props: {
  readonly legend: string;
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly wanted: readonly string[];
  readonly onChange: (wanted: readonly string[]) => void;
}) {
  const { legend, providers, wanted, onChange } = props;
  const styles = useStyles();
  const choose = (id: string, isWanted: boolean) =>
    onChange(providers.map((one) => one.id).filter((one) => (one === id ? isWanted : wanted.includes(one))));
  return (
    <fieldset className={styles.providers}>
      <legend className={styles.legend}>{legend}</legend>
      {providers.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name === id ? id : `${name} (${id})`}
          checked={wanted.includes(id)}
          onChange={(_event, { checked }) => choose(id, checked === true)}
        />
      ))}
    </fieldset>
  );
}
