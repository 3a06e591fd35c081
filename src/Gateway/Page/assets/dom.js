// Makes elements. Text only ever becomes text: there is no way from here to markup.

const svg = "http://www.w3.org/2000/svg";

/** An element with attributes, listeners (`on: { click }`) and children; null children are left out. */
export function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** An element of a drawing. */
export function draw(tag, attributes, ...children) {
  return fill(document.createElementNS(svg, tag), attributes, children);
}

/** Puts other children into an element. */
export function put(parent, ...children) {
  parent.replaceChildren(...children.flat().filter(child => child !== null && child !== undefined));
  return parent;
}

/** Makes an element's children anew; what had the focus has it again. */
export function renew(parent, ...children) {
  const controls = () => [...parent.querySelectorAll("a, button, input, select, summary, textarea")];
  const place = controls().indexOf(document.activeElement);
  put(parent, ...children);
  if (place >= 0)
    controls()[place]?.focus({ preventScroll: true });
  return parent;
}

/** Says something that assistive technology reads out, and everyone sees for a while. */
export function say(text) {
  const said = document.getElementById("said");
  said.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { said.textContent = ""; }, 6000);
}

/** A labelled control. */
export function field(label, control, attributes) {
  return el("label", { class: "field", ...attributes }, el("span", {}, label), control);
}

/** A list to choose from, of `[value, text]` or plain values. */
export function choice(values, chosen, changed) {
  const select = el("select", { on: { change: () => changed(select.value) } });
  for (const value of values) {
    const [key, text] = Array.isArray(value) ? value : [value, value];
    select.append(el("option", { value: key, selected: key === chosen }, text));
  }
  return select;
}

/** Terms and what they are. */
export function facts(pairs) {
  return el("dl", { class: "facts" }, pairs.filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([term, value]) => el("div", {}, el("dt", {}, term), el("dd", {}, value))));
}

/** A state, told by a word and not by its colour alone. */
export function state(name) {
  return el("span", { class: `state ${name}` }, name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`));
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === "on")
      Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
    else if (typeof value === "boolean")
      element.toggleAttribute(name, value);
    else if (value !== null && value !== undefined)
      element.setAttribute(name, value);
  }
  element.append(...children.flat(2).filter(child => child !== null && child !== undefined));
  return element;
}
