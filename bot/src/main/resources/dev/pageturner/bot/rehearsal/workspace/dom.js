import {drawn} from './emoji.js';

// Small helpers: elements without innerHTML, so that nothing a bot sends can become markup.

export function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'className') node.className = value;
    else if (name in node && typeof value !== 'string') node[name] = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  add(node, children);
  return node;
}

export function add(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child.nodeType ? child : document.createTextNode(String(child)));
  }
  return node;
}

export const $ = id => document.getElementById(id);

export async function get(what, query) {
  const answer = await fetch('/page/' + what + '?' + new URLSearchParams(query || {}));
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

export async function post(what, body) {
  try {
    const answer = await fetch('/page/' + what, {
      method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});
    return answer.ok ? answer.json() : {problem: 'not_connected'};
  } catch (unreachable) {
    return {problem: 'not_connected'};
  }
}

const PROBLEMS = {
  operation_timeout: "didn't answer within 3 seconds (operation_timeout). Nothing else happened here; try again.",
  dispatch_failed: 'answered with an error (dispatch_failed). Its log says more.',
  app_unreachable: 'is not running or cannot be reached (app_unreachable).',
  not_connected: 'cannot be reached, because this workspace has stopped. Start the rehearsal again.',
  no_such_action: 'has changed this message meanwhile; the button is gone.',
  message_not_found: 'has removed this message meanwhile.',
  view_not_found: 'has closed this dialog meanwhile.',
};

export function toast(text) {
  const note = h('div', {className: 'toast'}, drawn('warning'), h('span', {}, text),
    h('button', {className: 'icon', 'aria-label': 'Dismiss', onclick: () => note.remove()}, '✕'));
  $('toasts').append(note);
  setTimeout(() => note.remove(), 9000);
}

export function complain(app, problem) {
  toast(app + ' ' + (PROBLEMS[problem] || 'did not accept that (' + problem + ').'));
}

export function clock(ts) {
  return new Date(Number(ts) * 1000).toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'});
}

export function fullTime(ts) {
  return new Date(Number(ts) * 1000).toLocaleString([], {dateStyle: 'full', timeStyle: 'medium'});
}

export function day(ts) {
  const date = new Date(Number(ts) * 1000), today = new Date(), yesterday = new Date(Date.now() - 864e5);
  if (date.toDateString() === today.toDateString()) return 'Today';
  if (date.toDateString() === yesterday.toDateString()) return 'Yesterday';
  return date.toLocaleDateString([], {weekday: 'long', month: 'long', day: 'numeric'});
}

/** Arrow keys move the focus among the elements that `selector` finds in `list`. */
export function arrows(list, selector) {
  list.addEventListener('keydown', event => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (!step && event.key !== 'Home' && event.key !== 'End') return;
    const all = [...list.querySelectorAll(selector)];
    const here = all.indexOf(document.activeElement.closest(selector));
    if (here < 0 || document.activeElement.matches('input,textarea,select')) return;
    const target = event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : here + step;
    if (all[target]) { event.preventDefault(); all[target].focus(); }
  });
}
