// One chart over Chart.js (lib/chart.umd.js), in the colours of the theme in use.
let loading;

function library() {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = "lib/chart.umd.js";
    script.onload = () => done(window.Chart);
    script.onerror = () => failed(new Error("lib/chart.umd.js could not be loaded"));
    document.head.append(script);
  });
  return loading;
}

const hues = ["#0d6efd", "#d63384", "#198754", "#fd7e14", "#6f42c1", "#20c997"];

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name);
const axis = () => ({ ticks: { color: colour("--bs-body-color") }, grid: { color: colour("--bs-border-color") } });

// Draws a chart in other colours when the theme changes, for as long as its canvas is on the page.
function followTheme(chart) {
  const recolour = () => {
    if (!chart.canvas?.isConnected) {
      document.removeEventListener("themechange", recolour);
      chart.destroy();
      return;
    }
    for (const scale of Object.values(chart.options.scales)) {
      Object.assign(scale, axis());
    }
    chart.options.plugins.legend.labels.color = colour("--bs-body-color");
    chart.update();
  };
  document.addEventListener("themechange", recolour);
}

export async function create(canvas, logarithmic) {
  const Chart = await library();
  const chart = new Chart(canvas, {
    type: "line",
    data: { datasets: [] },
    options: {
      animation: false,
      maintainAspectRatio: false,
      parsing: false,
      normalized: true,
      elements: { point: { radius: 0 }, line: { borderWidth: 1.5 } },
      interaction: { mode: "nearest", axis: "x", intersect: false },
      scales: { x: { type: "linear", ...axis() }, y: { ...(logarithmic ? { type: "logarithmic" } : { beginAtZero: true }), ...axis() } },
      plugins: { legend: { labels: { color: colour("--bs-body-color") } }, decimation: { enabled: true, algorithm: "lttb" } },
    },
  });
  followTheme(chart);
  return {
    add(series) {
      for (const { name, points } of series) {
        let line = chart.data.datasets.find(d => d.label === name);
        if (!line) {
          const hue = hues[chart.data.datasets.length % hues.length];
          line = { label: name, data: [], borderColor: hue, backgroundColor: hue };
          chart.data.datasets.push(line);
        }
        line.data.push(...points.map(([x, y]) => ({ x, y })));
      }
      chart.update();
    },
    end() {
      chart.destroy();
    },
  };
}

// Two histograms over bins of one width, with the band shaded behind them.
export async function histogram(canvas, { width, before, after, lower, upper }) {
  const Chart = await library();
  const band = {
    id: "band",
    beforeDatasetsDraw({ ctx, chartArea, scales: { x } }) {
      if (lower === null || lower === undefined) {
        return;
      }
      const [from, to] = [lower, upper].map(edge => Math.min(Math.max(x.getPixelForValue(edge), chartArea.left), chartArea.right));
      ctx.save();
      ctx.fillStyle = "rgba(25, 135, 84, 0.18)";
      ctx.fillRect(from, chartArea.top, Math.max(1, to - from), chartArea.height);
      ctx.restore();
    },
  };
  const bars = ({ label, counts }, hue) => ({
    label,
    data: counts.map((count, i) => ({ x: (i + 0.5) * width, y: count })),
    backgroundColor: hue,
    barPercentage: 1,
    categoryPercentage: 0.9,
    grouped: true,
  });
  followTheme(new Chart(canvas, {
    type: "bar",
    data: { datasets: [bars(before, hues[0]), bars(after, hues[1])] },
    plugins: [band],
    options: {
      animation: false,
      maintainAspectRatio: false,
      parsing: false,
      scales: { x: { type: "linear", min: 0, max: before.counts.length * width, offset: false, ...axis() }, y: { beginAtZero: true, ...axis() } },
      plugins: { legend: { labels: { color: colour("--bs-body-color") } } },
    },
  }));
}
