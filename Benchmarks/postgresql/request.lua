-- Requests with variables of their own: wrk … URL -- TEMPLATE VALUES. The template is a JSON body with @@ where a line of
-- the file of values, taken at random, goes. All requests are made before the load begins: it runs on the processors of
-- what it measures.
local COUNT = 50000
local threads = 0
local requests = {}
local last = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  local template = io.open(arguments[1]):read("*a")
  local start = template:find("@@", 1, true)
  local before, after = template:sub(1, start - 1), template:sub(start + 2)
  local values = {}
  for line in io.lines(arguments[2]) do values[#values + 1] = line end
  math.randomseed(os.time() * 16 + number)
  wrk.headers["Content-Type"] = "application/json"
  for index = 1, COUNT do
    requests[index] = wrk.format("POST", nil, nil, before .. values[math.random(#values)] .. after)
  end
end

function request()
  last = last % COUNT + 1
  return requests[last]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %f %f\n", summary.requests, summary.duration,
    errors.status + errors.timeout + errors.connect + errors.read, latency:percentile(50), latency:percentile(99)))
end
