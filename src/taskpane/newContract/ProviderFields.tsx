import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import type { DomainOffer } from "../../workflows/contractOffer";
import { nextId, type ProviderDraft } from "./contractDraft";
import { useFormLook } from "./useFormLook";

/** Who reports: providers, or departments, with their sites. */
export function ProviderFields(props: {
  readonly providers: readonly ProviderDraft[];
  readonly domain: DomainOffer;
  readonly message: (field: string) => string | undefined;
  readonly onChange: (providers: readonly ProviderDraft[]) => void;
}) {
  const { providers, domain, message, onChange } = props;
  const look = useFormLook();
  const who = domain.reportedBy;
  const add = () =>
    onChange([
      ...providers,
      { key: Math.max(...providers.map(({ key }) => key)) + 1, name: "", id: "", sites: "" },
    ]);
  const state = (field: string) => ({
    validationState: message(field) ? ("error" as const) : ("none" as const),
    validationMessage: message(field),
  });
  return (
    <section className={look.section}>
      <h4 className={look.heading}>{who === "department" ? "Departments" : "Providers"}</h4>
      {providers.map((provider, index) => {
        const { key, name, id, sites } = provider;
        const change = (part: Partial<ProviderDraft>) =>
          onChange(providers.map((one) => (one === provider ? { ...one, ...part } : one)));
        const title = `${who === "department" ? "Department" : "Provider"} ${index + 1}`;
        return (
          <fieldset key={key} className={look.card}>
            <legend className={look.legend}>{title}</legend>
            <Field label="Name" required {...state(`name|${key}`)}>
              <Input value={name} maxLength={120} onChange={(_event, { value }) => change({ name: value })} />
            </Field>
            <Field label="Id" hint="Your own number for it; left empty, ours." {...state(`id|${key}`)}>
              <Input
                value={id}
                maxLength={40}
                placeholder={nextId(domain, index)}
                onChange={(_event, { value }) => change({ id: value })}
              />
            </Field>
            <Field
              label="Sites"
              hint="One a line; empty: all sites are reported together."
              {...state(`sites|${key}`)}
            >
              <Textarea
                value={sites}
                resize="vertical"
                onChange={(_event, { value }) => change({ sites: value })}
              />
            </Field>
            {providers.length > 1 && (
              <Button
                size="small"
                className={look.fit}
                aria-label={`Remove ${name.trim() || title}`}
                onClick={() => onChange(providers.filter((one) => one !== provider))}
              >
                Remove
              </Button>
            )}
          </fieldset>
        );
      })}
      <Button className={look.fit} onClick={add}>
        Add a {who}
      </Button>
    </section>
  );
}
