import type { ReactNode } from "react";
import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

const useStyles = makeStyles({
  box: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    justifyItems: "start",
    padding: tokens.spacingHorizontalL,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Nothing to show: why, and what to do next. */
export function EmptyState(props: {
  readonly title: string;
  readonly hint: string;
  readonly children?: ReactNode;
}) {
  const styles = useStyles();
  return (
    <section className={styles.box}>
      <h2 className={styles.title}>{props.title}</h2>
      <p className={styles.hint}>{props.hint}</p>
      {props.children}
    </section>
  );
}
