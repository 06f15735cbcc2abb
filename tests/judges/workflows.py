"""Workflows that run: moto's own interpreter of the Amazon States Language, driven by the living stack.

moto starts a thread for each execution. Here its tasks call the living stack's endpoint under a key of the machine's
role, so that each call is checked as that of a function; its waits and retries do not sleep; and `at_rest` says whether
every execution has ended or waits for somebody outside. The time limit of a callback comes when the script says so: until
then a step that nobody answers waits. A token is good once: who answers a step that was answered, or whose time is over,
hears `TaskTimedOut`, as of AWS, where moto would say nothing, or that it knows no such token.
"""

import contextlib
import json
import sys
import threading
import time

import boto3
from botocore.config import Config
from moto.core.config import default_user_config
from moto.core.exceptions import AWSError
from moto.core.responses import ActionResult
from moto.stepfunctions.models import stepfunctions_backends
from moto.stepfunctions.parser.asl.component.common.retry import retrier_decl
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service import state_task_service_callback as callbacks
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.state_task_service_sfn import StateTaskServiceSfn
from moto.stepfunctions.parser.asl.component.state.wait.wait_function.wait_function import WaitFunction
from moto.stepfunctions.parser.asl.eval.callback.callback import CallbackEndpoint, HeartbeatEndpoint
from moto.stepfunctions.parser.models import StepFunctionsParserBackend, stepfunctions_parser_backends
from moto.stepfunctions.responses import StepFunctionResponse

from .template import ACCOUNT

QUIET = 0.3  # seconds without a call after which nothing more is on its way
LONGEST = 300  # seconds that executions may take between two steps of a script; functions start slowly on a busy machine
CLIENT = "moto.stepfunctions.parser"


class _TaskTimedOut(AWSError):
    """What AWS says to an answer that nobody waits for any more; moto's own has no code."""

    TYPE, STATUS = "TaskTimedOut", 400


class _NoSleep:
    """The clock of retries and of waits for other executions: it goes on at once, or nearly so."""

    time = staticmethod(time.time)

    @staticmethod
    def sleep(_):
        time.sleep(0.01)


class Workflows:
    """The executions of one stack; entered with the living stack, and patched into moto as that is."""

    def __init__(self, runtime):
        self.runtime, self.stack = runtime, runtime.stack
        self._lock, self._waiting, self._running = threading.Lock(), [], []
        self._last = time.monotonic()
        self._config = None

    def enter(self, patch, endpoint):
        """Puts moto's interpreter to work on the machines that were deployed."""
        self._endpoint = endpoint
        self._config = default_user_config["stepfunctions"]
        default_user_config["stepfunctions"] = {"execute_state_machine": True}
        self.backend = stepfunctions_parser_backends[ACCOUNT][self.stack.region]
        self.backend.state_machines[:] = stepfunctions_backends[ACCOUNT][self.stack.region].state_machines
        for name, module in list(sys.modules.items()):
            if name.startswith(CLIENT) and hasattr(module, "boto_client_for"):
                patch(module, "boto_client_for", self._client)
        for module in (retrier_decl, callbacks):
            patch(module, "time", _NoSleep)
        patch(WaitFunction, "_wait_interval", lambda *_, **__: None)
        for owner, name in ((CallbackEndpoint, "wait"), (HeartbeatEndpoint, "clear_and_wait"),
                            (callbacks.StateTaskServiceCallback, "_eval_sync")):
            patch(owner, name, self._noting(getattr(owner, name)))
        for name in ("send_task_success", "send_task_failure"):
            patch(StepFunctionsParserBackend, name, self._once(getattr(StepFunctionsParserBackend, name)))
        patch(StepFunctionsParserBackend, "start_execution", self._started(StepFunctionsParserBackend.start_execution))
        patch(StateTaskServiceSfn, "_normalise_parameters", _to_boto)
        patch(StateTaskServiceSfn, "_normalise_response", _from_boto)
        patch(StepFunctionResponse, "start_sync_execution", _start_sync_execution)

    def leave(self):
        """Ends what still runs."""
        default_user_config["stepfunctions"] = self._config
        for execution in self.executions():
            with contextlib.suppress(Exception):
                execution.stop(stop_date=None, error=None, cause=None)
        self.backend.state_machines.clear()

    def executions(self, machine=None):
        """All executions, or those of one machine by its ARN."""
        return [execution for it in self.backend.state_machines if machine in (None, it.arn) for execution in it.executions]

    def start(self, machine, given, name=None):
        """Starts an execution as a service or a script does."""
        named = {"name": name} if name else {}
        client = self.stack.client("stepfunctions")
        return client.start_execution(stateMachineArn=machine, input=json.dumps(given), **named)["executionArn"]

    def call(self, machine, given):
        """Starts an execution and waits for its end, as a service does that waits for the answer."""
        arn = self.start(machine, given)
        while self.execution(arn)["status"] == "RUNNING":
            time.sleep(0.01)
        return self.execution(arn)

    def execution(self, arn):
        """How an execution stands: its status, and its output as data."""
        found = next(it for it in self.executions() if it.exec_arn == arn).to_describe_output()
        return {**found, "status": found["status"].value, **({"output": json.loads(found["output"])} if "output" in found else {})}

    def tokens(self, machine, closed=False):
        """The tokens of the steps of a machine that wait for an answer, or of those that wait no more."""
        return [token for token, it in self._callbacks(machine) if it._notify_event.is_set() == closed]

    def time_out(self, machine):
        """The time limit of each step of a machine that waits for an answer has come."""
        self.touch()
        for _, callback in self._callbacks(machine):
            if callback._heartbeat_endpoint:
                raise NotImplementedError("the time limit of a step with a heartbeat")
            callback._notify_event.set()  # without an outcome, which the interpreter takes for a time-out

    def _callbacks(self, machine=None):
        """Each token that was ever handed out, with moto's own object for it."""
        workers = [getattr(it, "exec_worker", None) for it in self.executions(machine)]
        return [pair for it in workers if it and it.env for pair in it.env.callback_pool_manager._pool.items()]

    def busy(self):
        """Whether an execution is at work, and something may still come of it.

        Each that runs waits for an answer that has not come, or for the end of another one that does.
        """
        executions = self.executions()
        running = [it.exec_arn for it in executions if it.status == "RUNNING"]
        with self._lock:
            asked = [it for it in self._waiting if _is_unanswered(it)]
            others = [it for it in self._waiting if isinstance(it, callbacks.StateTaskServiceCallback)]
        if running != self._running:
            self._running = running
            self.touch()
        if len(running) > len(asked) + len(others) or others and not asked:
            return True
        return bool(executions) and time.monotonic() - self._last < QUIET

    def touch(self):
        """Something happened."""
        self._last = time.monotonic()

    def wait(self):
        """Until every execution has ended or waits."""
        end = time.monotonic() + LONGEST
        while self.busy():
            if time.monotonic() > end:
                raise RuntimeError("the executions never come to rest")
            time.sleep(0.02)

    # What moto is told.

    def _client(self, region, service, state_credentials=None):
        """A client with the machine's role behind its key."""
        self.touch()
        role = state_credentials.role_arn.split("/")[-1]
        key = self.runtime.key_of_role(role)
        config = Config(parameter_validation=False, retries={"max_attempts": 0})
        return boto3.client(service, region_name=region, endpoint_url=self._endpoint, aws_access_key_id=key,
                            aws_secret_access_key="x", aws_session_token="x", config=config)

    def _noting(self, original):
        """The same method; while it lasts, its execution waits for somebody outside."""
        def noting(waits, *args, **kwargs):
            with self._lock:
                self._waiting.append(waits)
            try:
                return original(waits, *args, **kwargs)
            finally:
                with self._lock:
                    self._waiting.remove(waits)
                self.touch()
        return noting

    def _once(self, original):
        """The same answer to a step; to one that waits no more, a refusal."""
        def answered(backend, task_token, *args, **kwargs):
            self.touch()
            if any(token == task_token and it._notify_event.is_set() for token, it in self._callbacks()):
                raise _TaskTimedOut("Task Timed Out: 'Provided task does not exist anymore'")
            return original(backend, task_token, *args, **kwargs)
        return answered

    def _started(self, original):
        """moto copies the machine with all of its executions, which hold locks: they are taken away meanwhile."""
        def started(backend, state_machine_arn, name=None, *args, **kwargs):
            self.touch()
            name = name or f"unnamed-{len(self.executions())}"
            machine = backend.describe_state_machine(state_machine_arn)
            machine.__class__.__deepcopy__ = lambda it, _: it
            return original(backend, state_machine_arn, name, *args, **kwargs)
        return started


def _is_unanswered(waits):
    """Whether a callback, or a heartbeat, waits for what has not come. moto sets the event before its thread goes on."""
    event = getattr(waits, "_notify_event", None) or getattr(waits, "_next_heartbeat_event", None)
    return event is not None and not event.is_set()


def _to_boto(_, parameters, *__, **___):
    """Step Functions writes `StateMachineArn` where its own API has `stateMachineArn`, and takes any JSON for the input."""
    for key in list(parameters):
        value = parameters.pop(key)
        parameters[key[:1].lower() + key[1:]] = value if isinstance(value, str) else json.dumps(value)
    parameters.setdefault("input", "{}")


def _from_boto(_, response, *__, **___):
    """And the other way round."""
    for key in list(response):
        response[key[:1].upper() + key[1:]] = response.pop(key)


def _start_sync_execution(response):
    """moto has no such operation: an execution is started, and its end is waited for."""
    arn, name = response._get_param("stateMachineArn"), response._get_param("name")
    backend = response.stepfunction_backend
    execution = backend.start_execution(arn, name, response._get_param("input", if_none="{}"))
    while execution.status == "RUNNING":
        time.sleep(0.01)
    answer = execution.to_describe_output()
    answer["startDate"], answer["stopDate"] = execution.start_date, execution.stop_date
    return ActionResult(answer)
