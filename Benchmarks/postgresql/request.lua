-- Requests with variables of their own: wrk … URL -- TEMPLATE VALUES. The template is a JSON body with @@ where a line of
-- the file of values, taken at random, goes.
local before, after
local values = {}
local threads = 0
local heads = {}

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  local template = io.open(arguments[1]):read("*a")
  local start = template:find("@@", 1, true)
  before, after = template:sub(1, start - 1), template:sub(start + 2)
  for line in io.lines(arguments[2]) do values[#values + 1] = line end
  math.randomseed(os.time() * 16 + number)
  wrk.headers["Content-Type"] = "application/json"
end

-- A head is made once for each length of body: to make one takes longer than to send a request.
function request()
  local body = before .. values[math.random(#values)] .. after
  local head = heads[#body]
  if not head then
    head = wrk.format("POST", nil, nil, body):sub(1, -#body - 1)
    heads[#body] = head
  end
  return head .. body
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %f %f\n", summary.requests, summary.duration,
    errors.status + errors.timeout + errors.connect + errors.read, latency:percentile(50), latency:percentile(99)))
end
