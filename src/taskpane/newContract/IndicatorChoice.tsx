import { useId } from "react";
import { Badge, Button, Checkbox, Link, makeStyles, tokens } from "@fluentui/react-components";
import type { IndicatorOffer } from "../../workflows/contractOffer";
import { useFormLook } from "./useFormLook";

const DIRECTIONS: Readonly<Record<IndicatorOffer["direction"], string>> = {
  increase: "More is better.",
  decrease: "Less is better.",
  neutral: "Neither more nor less is better by itself.",
};

const GRADES: Readonly<Record<IndicatorOffer["grade"], string>> = {
  found: "Published source",
  recalled: "Source from memory",
  practice: "Expert practice",
};

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  badges: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  summary: {
    cursor: "pointer",
    color: tokens.colorBrandForegroundLink,
    borderRadius: tokens.borderRadiusSmall,
  },
});

/** One indicator of the library: what it counts, how well it is supported, what to beware of. */
export function IndicatorChoice(props: {
  readonly indicator: IndicatorOffer;
  /** Its place among the chosen, from 1; null: not chosen. */
  readonly place: number | null;
  readonly isPriority: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onMoveUp: () => void;
}) {
  const { indicator, place, isPriority, onChoose, onMoveUp } = props;
  const look = useFormLook();
  const styles = useStyles();
  const description = useId();
  const { title, url } = indicator.source;
  return (
    <div className={look.card}>
      <Checkbox
        label={<b className={look.choice}>{indicator.name}</b>}
        checked={place !== null}
        aria-describedby={description}
        onChange={(_event, { checked }) => onChoose(checked === true)}
      />
      <p id={description} className={styles.text}>
        {indicator.definition} {DIRECTIONS[indicator.direction]}
      </p>
      <div className={styles.badges}>
        {place !== null && (
          <Badge appearance="filled" color={isPriority ? "brand" : "informative"}>
            {isPriority ? `Priority ${place}` : "Watched"}
          </Badge>
        )}
        <Badge appearance="outline" color="informative">
          {GRADES[indicator.grade]}
        </Badge>
        {place !== null && place > 1 && (
          <Button
            size="small"
            appearance="subtle"
            aria-label={`Make more important: ${indicator.name}`}
            onClick={onMoveUp}
          >
            More important
          </Button>
        )}
      </div>
      {indicator.cautions.map((caution) => (
        <p key={caution} className={look.hint}>
          <b>Beware:</b> {caution}
        </p>
      ))}
      <details>
        <summary className={styles.summary} aria-label={`Source of: ${indicator.name}`}>
          Source
        </summary>
        <p className={styles.text}>
          {url === null ? (
            title
          ) : (
            <Link href={url} target="_blank" rel="noreferrer" inline>
              {title}
            </Link>
          )}{" "}
          ({indicator.gradeInWords}).
        </p>
        {indicator.context !== null && (
          <p className={styles.text}>Published, for context only: {indicator.context}</p>
        )}
      </details>
    </div>
  );
}
